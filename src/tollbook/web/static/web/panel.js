/** The panels in a card: why it is rejected, what is corrected; and the one for a new claim. */

import { send } from "./judge.js";
import { offerPlaces } from "./places.js";
import { offerClaims } from "./wholes.js";

let opener = null;

/** The panel that is open, or null. */
export function panel() {
  return document.querySelector(".panel");
}

/** Close the open panel and give the focus back. */
export function closePanel() {
  const open = panel();
  if (!open) return false;
  open.remove();
  opener?.focus({ preventScroll: true });
  return true;
}

/** Open a copy of a template's form in `host`; its fields get the values that `values` has. */
export function openPanel(template, host, { action, values = {}, then }) {
  closePanel();
  opener = document.activeElement === document.body ? host : document.activeElement;
  const form = document.getElementById(template).content.firstElementChild.cloneNode(true);
  form.action = action;
  fill(form, values);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await send(form, event.submitter, then)) closeQuietly(form);
  });
  form.addEventListener("keydown", (event) => pressedIn(form, event));
  form.querySelector("[data-close]")?.addEventListener("click", (event) => {
    event.preventDefault();
    closePanel();
  });
  host.append(form);
  offerPlaces(form);
  offerClaims(form);
  form.scrollIntoView({ block: "nearest" });
  const first = form.querySelector("[data-first]");
  first?.focus();
  first?.select?.();
  return form;
}

function closeQuietly(form) {
  form.remove();
}

/** Escape closes; a letter or digit presses the button that shows it; Enter sends from any field. */
function pressedIn(form, event) {
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    closePanel();
    return;
  }
  if (event.key === "Enter" && event.target.closest("select, input[type=checkbox]")) {
    event.preventDefault(); // Browsers send a form by Enter in a field of words, and nowhere else.
    form.requestSubmit();
    return;
  }
  const inField = event.target.closest("input, select, textarea");
  if (inField || event.ctrlKey || event.metaKey || event.altKey) return;
  const button = form.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  event.stopPropagation();
  form.requestSubmit(button);
}

/** Give the form's fields their values; a list ticks boxes. */
function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (!field) continue;
    if (Array.isArray(value)) {
      const boxes = field instanceof RadioNodeList ? [...field] : [field];
      for (const box of boxes) box.checked = value.includes(box.value);
    } else if (field.type === "checkbox") field.checked = Boolean(value);
    else field.value = value ?? "";
  }
  for (const slot of form.querySelectorAll("[data-fill]")) {
    slot.textContent = values[slot.dataset.fill] ?? "";
  }
}
