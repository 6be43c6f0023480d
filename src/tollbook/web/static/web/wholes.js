/** Of which claim another is part: typed by number, chosen from the list, or pointed to. */

let field = null;

/** Offer the claims that are listed to a form, and let it take those that are pointed to. */
export function offerClaims(form) {
  field = form.querySelector("[data-claims]");
  if (!field) return;
  const list = document.createElement("datalist");
  list.id = "claims-offered";
  for (const card of document.querySelectorAll(".claim")) {
    if (card.contains(form)) continue;
    const option = document.createElement("option");
    option.value = card.dataset.number;
    option.label = card.querySelector(".what").textContent.trim().replace(/\s+/gu, " ");
    list.append(option);
  }
  form.append(list);
  field.setAttribute("list", list.id);
}

/** Take the claim that is pressed while the field has the focus; keep the focus in it. */
document.addEventListener("pointerdown", (event) => {
  if (!field || document.activeElement !== field) return;
  const pointed = event.target.closest(".ref, .claim .at");
  if (!pointed) return;
  field.value = pointed.dataset.number ?? pointed.closest(".claim").dataset.number;
  pressed = true;
  event.preventDefault();
});

let pressed = false;

document.addEventListener("click", (event) => {
  if (!pressed) return;
  pressed = false;
  event.preventDefault();
  event.stopPropagation();
}, { capture: true });
