/** The incident page: a letter follows the link that shows it. */

import { bindKeys } from "./keys.js";
import { loadLeaflet } from "./leaflet.js";

const links = [...document.querySelectorAll("[data-go]")];

bindKeys(Object.fromEntries(links.map((link) => [link.dataset.go, () => link.click()])));

const holder = document.getElementById("smallmap");

/** Draw where the incident was; the words beside the map say the same. */
async function drawMap() {
  await loadLeaflet(holder.dataset.leaflet);
  const [{ Ground }, { Marks }] = await Promise.all([import("./basemap.js"), import("./marks.js")]);
  const found = JSON.parse(document.getElementById("smallmap-marks").textContent);
  const [{ at, km }] = [...found.points, ...found.areas];
  const ground = new Ground(holder, { scrollWheelZoom: false });
  ground.map.setView(at, km > 30 ? 6 : km ? 7 : 8);
  await ground.load();
  const { wordsCluster, wordsWithin, wordsIn } = holder.dataset;
  new Marks(ground, { cluster: wordsCluster, within: wordsWithin, in: wordsIn }).show(found);
}

if (holder) drawMap();
