/**
 * Offsets of a report count Unicode code points; the DOM counts UTF-16 code units, two of them
 * for a character beyond the BMP. Everything that crosses between the two goes through here.
 */

/** How many code points a string has. */
export function codePoints(string) {
  let count = 0;
  for (const _ of string) count += 1; // A string iterates by code points.
  return count;
}

/** The code unit at which the code point number `point` of `string` begins. */
export function unitAt(string, point) {
  let unit = 0;
  for (const character of string) {
    if (point <= 0) break;
    unit += character.length;
    point -= 1;
  }
  return unit;
}

/** The offset in the report's text of a DOM position within the article. */
export function offsetAt(article, node, unit) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("p");
  if (!paragraph) return offsetBetween(article, unit);
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, unit);
  return Number(paragraph.dataset.start) + codePoints(before.toString());
}

/** The offset of a position between two paragraphs. */
function offsetBetween(article, index) {
  if (index < article.children.length) return Number(article.children[index].dataset.start);
  const last = article.lastElementChild;
  return last ? Number(last.dataset.start) + codePoints(last.textContent) : 0;
}

/** The DOM range of the words from `start` to `end` of the report's text. */
export function rangeOf(article, start, end) {
  const range = document.createRange();
  range.setStart(...positionOf(article, start, false));
  range.setEnd(...positionOf(article, end, true));
  return range;
}

/** The text node and unit at an offset; `closing` prefers the end of a node to the next's start. */
function positionOf(article, offset, closing) {
  const paragraph = paragraphAt(article, closing ? Math.max(offset - 1, 0) : offset);
  let left = offset - Number(paragraph.dataset.start);
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = codePoints(node.data);
    if (left < length || (closing && left === length)) return [node, unitAt(node.data, left)];
    left -= length;
  }
  return [paragraph, paragraph.childNodes.length];
}

/** The paragraph that holds an offset, found by halving. */
function paragraphAt(article, offset) {
  const lines = article.children;
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (Number(lines[middle].dataset.start) <= offset) low = middle;
    else high = middle - 1;
  }
  return lines[low];
}

/** The selected words of the article without white space around them, or null. */
export function selectedWords(article) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.startContainer) || !article.contains(range.endContainer)) return null;
  const words = range.toString();
  const lead = words.length - words.trimStart().length;
  const start = offsetAt(article, range.startContainer, range.startOffset)
    + codePoints(words.slice(0, lead));
  const exact = words.trim();
  return exact ? { start, end: start + codePoints(exact), exact } : null;
}
