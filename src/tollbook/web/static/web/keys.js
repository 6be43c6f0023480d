/**
 * Keys: single letters act when no field has the focus. They can be switched off in the help,
 * for people whose speech or switch software types letters (WCAG 2.1.4).
 */

const STORE = "tollbook-keys-off";
const help = document.getElementById("keys");

/** Whether the key press belongs to a field, a dialog or the browser. */
function isTaken(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  return Boolean(event.target.closest("input:not([type=checkbox]), select, textarea, dialog"));
}

/** Call the function that `actions` has for a key; it may return false to leave the key alone. */
export function bindKeys(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || isTaken(event) || localStorage.getItem(STORE)) return;
    const action = actions[event.key];
    if (action && action(event) !== false) event.preventDefault();
  });
}

/** Open the help; its switch tells whether letters act. */
function openHelp() {
  const box = help.querySelector("input[type=checkbox]");
  box.checked = !localStorage.getItem(STORE);
  help.showModal();
}

if (help) {
  bindKeys({ "?": openHelp });
  help.querySelector("input[type=checkbox]").addEventListener("change", (event) => {
    if (event.target.checked) localStorage.removeItem(STORE);
    else localStorage.setItem(STORE, "1");
  });
  help.addEventListener("click", (event) => {
    if (event.target === help || event.target.closest("[data-close]")) help.close();
  });
  for (const link of document.querySelectorAll("[data-keys]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      openHelp();
    });
  }
}
