/** The current claim: one card in the list and its words in the article, always together. */

import { rangeOf } from "./offsets.js";

const article = document.querySelector(".article");
const list = document.querySelector(".claims");

/** All cards, in the order of the text. */
export function cards() {
  return [...list.querySelectorAll(".claim")];
}

/** The current card, or null. */
export function current() {
  return list.querySelector(".claim.current");
}

/** Make a card current, bring both its sides into view, and move the focus to it. */
export function select(card, { focus = true } = {}) {
  for (const old of document.querySelectorAll(".claim.current, .ref.current")) {
    old.classList.remove("current");
    old.removeAttribute("aria-current");
  }
  if (!card) return;
  const ref = document.getElementById(`at${card.dataset.number}`);
  card.classList.add("current");
  card.setAttribute("aria-current", "true");
  ref?.classList.add("current");
  paint(card);
  card.scrollIntoView({ block: "nearest" });
  ref?.scrollIntoView({ block: "nearest" });
  if (focus) card.focus({ preventScroll: true });
}

/** Follow the link to the claims before or after those listed; tell whether there is one. */
function turn(direction, at) {
  const link = document.querySelector(`[data-page=${direction}]`);
  if (link) location.assign(`${link.href}#${at}`);
  return Boolean(link);
}

/** Move by `step` cards, to the first one when none is current; over the end to the next page. */
export function move(step) {
  const all = cards();
  if (!all.length) return;
  const here = all.indexOf(current());
  if (here >= 0 && here + step >= all.length && turn("next", "first")) return;
  if (here >= 0 && here + step < 0 && turn("prev", "last")) return;
  select(all[here < 0 ? 0 : Math.min(Math.max(here + step, 0), all.length - 1)]);
}

/** Move to the next claim that waits for a judgement; stay if none does. */
export function moveToWaiting() {
  const all = cards();
  const here = all.indexOf(current());
  const next = [...all.slice(here + 1), ...all.slice(0, here)].find((card) =>
    card.classList.contains("extracted"));
  if (!next && turn("next", "first")) return;
  select(next ?? current());
}

/** Show the evidence of the current claim, and the words of its fields within and around it. */
function paint(card) {
  if (!CSS.highlights) return; // The marks alone must do.
  const span = (element) => rangeOf(article, Number(element.dataset.start), Number(element.dataset.end));
  const fields = [...card.querySelectorAll("[data-field][data-start]")];
  CSS.highlights.set("claim-evidence", new Highlight(span(card)));
  CSS.highlights.set("claim-fields", new Highlight(...fields.map(span)));
}

/** A click in the article goes to the claim there; a click on the same words goes to the next. */
export function selectAt(mark) {
  const numbers = (mark.dataset.count || mark.dataset.evidence).split(" ");
  const here = numbers.indexOf(current()?.dataset.number);
  selectNumber(numbers[(here + 1) % numbers.length], { focus: false });
}

/** Select a claim by its number; one that is on another page of claims is gone to. */
export function selectNumber(number, options) {
  const card = document.getElementById(`claim${number}`);
  const elsewhere = !card && document.getElementById(`at${number}`);
  if (!elsewhere) return select(card, options);
  const asked = new URLSearchParams(location.search);
  asked.delete("page");
  asked.set("claim", number);
  return location.assign(`${location.pathname}?${asked}#claim${number}`);
}
