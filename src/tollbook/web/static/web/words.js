/**
 * Words by keyboard: n without a selection starts in the article; arrows go from word to word,
 * Shift and arrows take more or fewer of them, Enter takes what is selected, Escape leaves.
 */

import { current } from "./current.js";
import { rangeOf, selectedWords } from "./offsets.js";

const article = document.querySelector(".article");
const MOVES = {
  ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"],
  ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"],
};
let taken = null;

/** Select words with the keyboard; `take` gets them. */
export function pickWords(take) {
  taken = take;
  article.focus();
  const card = current();
  const selection = document.getSelection();
  const start = card ? Number(card.dataset.start) : 0;
  const range = rangeOf(article, start, start);
  selection.collapse(range.startContainer, range.startOffset);
  selection.modify("extend", "forward", "word");
}

/** One step of word or line, right to left where the text runs so. */
function step(key, extend) {
  const selection = document.getSelection();
  let [direction, unit] = MOVES[key];
  const line = selection.focusNode?.parentElement?.closest("p");
  if (unit === "word" && line && getComputedStyle(line).direction === "rtl") {
    direction = direction === "forward" ? "backward" : "forward";
  }
  if (extend) return selection.modify("extend", direction, unit);
  if (direction === "forward") selection.collapseToEnd();
  else selection.collapseToStart();
  if (unit === "line") selection.modify("move", direction, "line");
  if (unit === "line" || direction === "backward") selection.modify("move", "backward", "word");
  return selection.modify("extend", "forward", "word");
}

article.addEventListener("keydown", (event) => {
  if (!taken) return;
  if (event.key in MOVES) step(event.key, event.shiftKey);
  else if (event.key === "Enter") finish(selectedWords(article));
  else if (event.key === "Escape") finish(null);
  else return;
  event.preventDefault();
  event.stopPropagation();
});

function finish(words) {
  const take = taken;
  taken = null;
  if (words) take(words);
  else document.getSelection().removeAllRanges();
}
