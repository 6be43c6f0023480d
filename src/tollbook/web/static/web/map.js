/** The map page: what is selected, where the map is and which days are brushed are its address. */

import { Ground, boxOf } from "./basemap.js";
import { Marks } from "./marks.js";

const element = document.getElementById("map");
const form = document.querySelector("[data-selection]");
const words = wordsOf(element.dataset);
const ground = new Ground(element);
const marks = new Marks(ground, words);
let latest = 0;

function wordsOf(data) {
  const list = document.querySelector(".views a").getAttribute("href").split("?")[0];
  return {
    cluster: data.wordsCluster, killed: data.wordsKilled, within: data.wordsWithin,
    in: data.wordsIn, list: data.wordsList, listAt: list,
  };
}

/** What the form asks for, with where the map is. */
function asked(box) {
  const told = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value && name !== "box") told.set(name, value);
  }
  if (box) told.set("box", box);
  return told;
}

/** The map shows the whole of what is selected unless someone moved it. */
function fit() {
  const given = new URLSearchParams(location.search).get("box") ?? element.dataset.extent;
  if (!given) return ground.map.setView([20, 20], 2);
  const [south, west, north, east] = given.split(",").map(Number);
  const over = east < west ? 360 : 0; // Over the date line.
  return ground.map.fitBounds([[south, west], [north, east + over]], { maxZoom: 9, animate: false });
}

/** Fetch marks, list and timeline for what is selected in view. */
async function refresh(push = false) {
  const turn = (latest += 1);
  const bounds = ground.map.getBounds();
  const told = asked(boxOf(bounds));
  const address = `${location.pathname}?${told}`;
  if (push) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  for (const link of document.querySelectorAll("[data-carries]")) {
    link.search = `?${link.dataset.carries}${told}`;
  }
  const wide = asked(boxOf(bounds.pad(0.3)));
  wide.set("zoom", Math.floor(ground.map.getZoom()));
  const [found, parts] = await Promise.all([
    fetch(`${element.dataset.marks}?${wide}`),
    fetch(address, { headers: { "X-Tollbook-Part": "1" } }),
  ]);
  if (turn !== latest || !found.ok || !parts.ok) return;
  await marks.show(await found.json());
  replaceParts(new DOMParser().parseFromString(await parts.text(), "text/html"));
}

function replaceParts(page) {
  for (const id of ["timeline", "map-list"]) {
    const part = page.getElementById(id);
    const old = document.getElementById(id);
    if (part && old && !old.contains(document.activeElement)) old.replaceWith(part);
  }
}

/** Select the days from one bar of the timeline to another. */
function choose(one, other) {
  const days = [one, other].flatMap((bar) => [bar.dataset.first, bar.dataset.last]).sort();
  form.elements.from.value = days[0];
  form.elements.to.value = days.at(-1);
  refresh(true);
}

let from = null;
const barAt = (event) =>
  document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-first]");

document.addEventListener("pointerdown", (event) => {
  if (event.target.closest("[data-brush]")) from = barAt(event);
});
document.addEventListener("pointermove", (event) => {
  if (!from) return;
  const to = barAt(event);
  if (!to) return;
  const bars = [...document.querySelectorAll("[data-brush] [data-first]")];
  const [first, last] = [bars.indexOf(from), bars.indexOf(to)].sort((a, b) => a - b);
  bars.forEach((bar, index) => bar.classList.toggle("out", index < first || index > last));
});
document.addEventListener("pointerup", (event) => {
  if (from) choose(from, barAt(event) ?? from);
  from = null;
});
document.addEventListener("click", (event) => {
  const bar = event.target.closest("[data-brush] [data-first]");
  if (!bar) return;
  event.preventDefault();
  if (event.detail === 0) choose(bar, bar); // By keyboard: the pointer has chosen already.
});
document.addEventListener("dragstart", (event) => {
  if (event.target.closest("[data-brush]")) event.preventDefault();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  refresh(true);
});
form.addEventListener("change", (event) => {
  if (event.target.matches("select, [type=checkbox], [type=date]")) refresh(true);
});
window.addEventListener("popstate", () => location.reload());

fit();
ground.load().then(() => {
  ground.map.on("moveend", () => refresh());
  refresh();
});
