/**
 * Judgements without leaving the page. Forms are sent as they are; the answer holds the parts of
 * the page that changed, each with the id of the part it replaces. Without scripts the same
 * forms lead to whole pages.
 */

import { current, select } from "./current.js";

const say = document.getElementById("say");

/** Tell the outcome, to eyes and to screen readers. */
export function tell(words, bad = false) {
  say.textContent = words;
  say.classList.toggle("bad", bad);
}

/** Put the parts of an answer in the places of those with the same id. */
function replaceParts(html) {
  const answer = new DOMParser().parseFromString(html, "text/html");
  for (const part of [...answer.body.children]) {
    const old = document.getElementById(part.id);
    if ("gone" in part.dataset) old?.remove();
    else if (old) old.replaceWith(part);
    else if (part.dataset.into) place(part);
  }
  return answer;
}

/** Put a new claim where it belongs in the order of the text. */
function place(part) {
  const list = document.getElementById(part.dataset.into);
  const after = [...list.children].find((other) =>
    Number(other.dataset.order) > Number(part.dataset.order));
  list.insertBefore(part, after ?? null);
}

/**
 * Send a form and show what came of it; return whether it was accepted.
 * `then` runs after the parts are in place, with the number of the claim that was judged.
 */
export async function send(form, submitter, then) {
  const body = new FormData(form, submitter);
  const answer = await fetch(submitter?.hasAttribute("formaction") ? submitter.formAction : form.action, {
    method: "POST", body, headers: { "X-Tollbook-Part": "1" },
  }).catch(() => null);
  if (!answer) return fail("The server does not answer. Nothing was changed.");
  if (answer.redirected) return location.assign(answer.url);
  const html = await answer.text();
  if (!answer.ok) return fail(reasonIn(html));
  const here = current()?.dataset.number;
  const parts = replaceParts(html).head.querySelector("meta[name=judged]");
  tell(parts?.dataset.say ?? "");
  then?.(parts?.content ?? here);
  return true;
}

/** What a refused form says is wrong. */
function reasonIn(html) {
  const found = new DOMParser().parseFromString(html, "text/html").querySelector("[data-problem]");
  return found?.textContent.trim() || "This was refused. Nothing was changed.";
}

function fail(words) {
  tell(words, true);
  return false;
}

/** Select a claim by its number, as it stands in the page now. */
export function selectNumber(number) {
  select(document.getElementById(`claim${number}`));
}
