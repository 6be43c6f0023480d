/**
 * Judgements without leaving the page. Forms are sent as they are; the answer holds the parts of
 * the page that changed, each with the id of the part it replaces. Without scripts the same
 * forms lead to whole pages.
 */

/** Milliseconds after which good news goes; the cards show it anyway. Bad news stays. */
const FADE = 6000;
let fading = 0;

const say = document.getElementById("say");

/** Tell the outcome, to eyes and to screen readers. */
export function tell(words, bad = false) {
  say.textContent = words;
  say.classList.toggle("bad", bad);
  clearTimeout(fading);
  if (!bad) fading = setTimeout(() => { say.textContent = ""; }, FADE);
}

/** Put the parts of an answer in the places of those with the same id. */
function replaceParts(answer) {
  for (const part of [...answer.body.children]) {
    const old = document.getElementById(part.id);
    if ("gone" in part.dataset) old?.remove();
    else if (old) old.replaceWith(part);
    else if (part.dataset.into) place(part);
  }
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
  if (!answer) return fail(say.dataset.silent);
  if (answer.redirected) return location.reload(); // Signed out meanwhile: sign in, come back.
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const judged = page.querySelector("meta[name=judged]");
  if (judged || page.querySelector("meta[name=problem]")) replaceParts(page);
  if (!judged) return fail(problemIn(page));
  tell(judged.dataset.say);
  then?.(judged.content);
  return true;
}

/** What a refused form says is wrong. */
function problemIn(page) {
  const said = page.querySelector("meta[name=problem]")?.content
    ?? page.querySelector("[data-problem]")?.textContent.trim();
  return said || say.dataset.refused;
}

function fail(words) {
  tell(words, true);
  return false;
}
