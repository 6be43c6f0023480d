/** A table of links walked with j and k and opened with Enter. */

import { bindKeys } from "./keys.js";

const rows = [...document.querySelectorAll(".rows tbody tr:has(a)")];

/** The row whose link has the focus, or -1. */
function at() {
  return rows.findIndex((row) => row.contains(document.activeElement));
}

function go(step) {
  if (!rows.length) return false;
  const next = at() < 0 ? 0 : Math.min(Math.max(at() + step, 0), rows.length - 1);
  rows[next].querySelector(".title a").focus();
  return true;
}

document.addEventListener("focusin", () => {
  const here = at();
  rows.forEach((row, index) => row.classList.toggle("current", index === here));
});

bindKeys({
  j: () => go(1),
  k: () => go(-1),
  o: () => at() >= 0 && rows[at()].querySelector(".title a").click(),
  x: () => {
    const box = at() >= 0 && rows[at()].querySelector(".pick input");
    if (!box) return false;
    box.checked = !box.checked;
    return true;
  },
  "/": () => document.querySelector("input[type=search]")?.focus(),
});
