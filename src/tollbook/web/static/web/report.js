/** The report page: keys and clicks to judge claims, and to add one from selected words. */

import { cards, current, move, moveToWaiting, select, selectAt, selectNumber } from "./current.js";
import { send, tell } from "./judge.js";
import { bindKeys } from "./keys.js";
import { selectedWords } from "./offsets.js";
import { closePanel, openPanel, panel } from "./panel.js";
import { pickWords } from "./words.js";

const article = document.querySelector(".article");
const list = document.querySelector(".claims");
const judge = document.getElementById("judge");
const words = document.getElementById("say").dataset;

/** After a judgement of the current claim: on to the next that waits. */
function onward(number) {
  selectNumber(number);
  moveToWaiting();
}

/** Press a button or follow a link of the current claim by its name. */
function press(name) {
  const target = current()?.querySelector(`[data-do="${name}"]`);
  if (!target) return tell(words.choose);
  return target.click();
}

function openReject(card, action) {
  openPanel("reject-form", card, { action, then: onward });
}

function openCorrect(card, action) {
  const values = JSON.parse(card.dataset.values);
  openPanel("correct-form", card, { action, values, then: selectNumber });
}

/** Links of a card that open a panel in it; without scripts they lead to a page. */
const OPENS = { reject: openReject, correct: openCorrect };

function openAdd(words) {
  const digits = /\d[\d,.]*/u.exec(words.exact)?.[0].replace(/\D/gu, "") ?? "";
  const values = { quote: words.exact, start: words.start, value: digits };
  const host = document.getElementById("new-claim");
  openPanel("add-form", host, { action: host.dataset.add, values, then: selectNumber });
}

function add() {
  const selected = selectedWords(article);
  if (selected) return openAdd(selected);
  tell(words.select);
  return pickWords(openAdd);
}

function undo() {
  judge.requestSubmit(document.querySelector("[data-do=undo]"));
}

judge.addEventListener("submit", (event) => {
  event.preventDefault();
  const undoing = event.submitter?.dataset.do === "undo";
  send(judge, event.submitter, undoing ? selectNumber : onward);
});

list.addEventListener("click", (event) => {
  const card = event.target.closest(".claim");
  if (!card || event.target.closest(".panel")) return;
  const link = event.target.closest("a[data-do]");
  const open = OPENS[link?.dataset.do];
  if (open || event.target.closest(".at")) event.preventDefault();
  select(card, { focus: !event.target.closest("button, a") });
  open?.(card, link.href);
});

article.addEventListener("click", (event) => {
  const ref = event.target.closest(".ref");
  if (ref) {
    event.preventDefault();
    selectNumber(ref.dataset.number);
    return;
  }
  const mark = event.target.closest("mark");
  if (mark && document.getSelection().isCollapsed) selectAt(mark);
});

document.querySelector("[data-do=add]")?.addEventListener("click", (event) => {
  event.preventDefault();
  add();
});

const ifNoPanel = (action) => () => (panel() ? false : action());

bindKeys({
  j: ifNoPanel(() => move(1)),
  k: ifNoPanel(() => move(-1)),
  a: ifNoPanel(() => press("accept")),
  x: ifNoPanel(() => press("reject")),
  e: ifNoPanel(() => press("correct")),
  u: ifNoPanel(undo),
  n: ifNoPanel(add),
  s: ifNoPanel(() => document.querySelector("[data-do=order]")?.click()),
  i: ifNoPanel(() => press("incident")),
  "]": ifNoPanel(() => document.querySelector("[rel=next]")?.click()),
  "[": ifNoPanel(() => document.querySelector("[rel=prev]")?.click()),
  Escape: () => closePanel(),
});

const target = /^#claim(\d+)$/u.exec(location.hash);
if (target) selectNumber(target[1]);
else if (location.hash === "#first") select(cards()[0]);
else if (location.hash === "#last") select(cards().at(-1));
