/**
 * The ground under the incidents: countries, provinces and towns from this server, drawn as SVG so
 * that the style sheet gives the colours. Leaflet (window.L) is loaded before this.
 */

const { L } = window;
/** From this zoom on provinces are drawn, and named. */
const PROVINCES = 5;
const NAMES = 6;
/** From this zoom on towns are drawn: farther away they would hide the countries. */
const TOWNS = 5;
/** Pixels that a letter of a name takes, and a line of it. */
const LETTER = 7;
const LINE = 16;
const TOWN = { radius: 2, pane: "ground", interactive: false, className: "town" };
const language = document.documentElement.lang.split("-")[0];

async function fetchJson(address) {
  const answer = await fetch(address);
  return answer.ok ? answer.json() : null;
}

/** Words on the map, in the language of the page where there are any. */
function named(names) {
  return names[language] || names.en || names[""];
}

function label(at, words, kind) {
  const text = document.createElement("span");
  text.textContent = words;
  text.dir = "auto";
  const icon = L.divIcon({ className: `label ${kind}`, html: text, iconSize: [0, 0] });
  return L.marker(at, { icon, interactive: false, keyboard: false, pane: "labels" });
}

function sizeOf(feature) {
  const box = L.geoJSON(feature).getBounds();
  return (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
}

/** A map on this server's ground. `element` has the addresses of what it is drawn from. */
export class Ground {
  constructor(element, options = {}) {
    this.element = element;
    this.map = L.map(element, {
      zoomSnap: 0.5, minZoom: 2, maxZoom: 14, worldCopyJump: true, attributionControl: false,
      zoomControl: false, maxBounds: [[-85, -540], [85, 540]], ...options,
    });
    L.control.zoom({ position: document.dir === "rtl" ? "topright" : "topleft" }).addTo(this.map);
    L.control.scale({ imperial: false }).addTo(this.map);
    for (const [name, order] of [["ground", 210], ["areas", 410], ["labels", 450]]) {
      this.map.createPane(name).style.zIndex = order;
    }
    this.map.getPane("labels").style.pointerEvents = "none";
    this.provinces = new Map();
    this.shapes = new Map();
    this.names = L.layerGroup().addTo(this.map);
    this.towns = [];
  }

  /** Draw the countries; return when they are there. */
  async load() {
    const world = await fetchJson(this.element.dataset.shapes);
    this.countries = (world?.features ?? []).map((feature) => ({
      code: feature.id, names: feature.properties.names, at: feature.properties.at,
      size: sizeOf(feature), box: L.geoJSON(feature).getBounds(),
    }));
    this.world = L.geoJSON(world, { pane: "ground", interactive: false, className: "country" });
    this.world.addTo(this.map);
    this.map.on("moveend", () => this.refresh());
    this.refresh();
  }

  /** Bring provinces, names and towns in line with what is in view. */
  refresh() {
    const zoom = this.map.getZoom();
    const view = this.map.getBounds();
    const near = this.countries.filter((country) => view.intersects(country.box));
    if (zoom >= PROVINCES) near.forEach((country) => this.province(country.code));
    for (const layer of this.provinces.values()) {
      if (layer.addTo) zoom >= PROVINCES ? layer.addTo(this.map) : layer.remove();
    }
    this.draw(near, zoom);
    if (zoom >= TOWNS) this.fetchTowns(view, Math.floor(zoom));
  }

  /** Write names: towns first, by which people know where they are. */
  draw(near, zoom) {
    this.names.clearLayers();
    this.taken = [];
    if (zoom >= TOWNS) {
      for (const { at, name } of this.towns) {
        if (this.name(at, name, "townname")) this.names.addLayer(L.circleMarker(at, TOWN));
      }
    }
    if (zoom >= NAMES) {
      for (const { at, names } of this.shapes.values()) this.name(at, named(names), "province");
    } else {
      const pixels = (256 * 2 ** zoom) / 360;
      const seen = near.filter((country) => Math.sqrt(country.size) * pixels > LINE);
      for (const { at, names } of seen) this.name(at, named(names), "land");
    }
  }

  /** Put a name on the map, unless another is there. */
  name(at, words, kind) {
    if (!this.map.getBounds().contains(at)) return false;
    const { x, y } = this.map.latLngToContainerPoint(at);
    const half = (words.length * LETTER) / 2;
    const shift = kind === "townname" ? half + 6 : 0;
    const box = [x - half + shift, y - LINE / 2, x + half + shift, y + LINE / 2];
    const free = this.taken.every((other) =>
      box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]);
    if (!free) return false;
    this.taken.push(box);
    this.names.addLayer(label(at, words, kind));
    return true;
  }

  /** Fetch a country's provinces, once. */
  province(code) {
    if (!code) return Promise.resolve();
    if (!this.provinces.has(code)) this.provinces.set(code, this.fetchProvinces(code));
    const kept = this.provinces.get(code);
    return kept instanceof Promise ? kept : Promise.resolve();
  }

  async fetchProvinces(code) {
    const found = await fetchJson(`${this.element.dataset.shapes}${code}/`);
    for (const feature of found?.features ?? []) {
      const { at, names } = feature.properties;
      this.shapes.set(feature.id, { feature, at, names });
    }
    const layer = L.geoJSON(found, { pane: "ground", interactive: false, className: "province" });
    this.provinces.set(code, layer);
    if (this.map.getZoom() >= PROVINCES) layer.addTo(this.map);
    if (this.map.getZoom() >= NAMES) this.refresh();
  }

  async fetchTowns(view, zoom) {
    const asked = `${boxOf(view)}&zoom=${zoom}`;
    if (this.asked === asked) return;
    this.asked = asked;
    const found = await fetchJson(`${this.element.dataset.towns}?box=${asked}`);
    if (this.asked !== asked || !found) return; // Moved on meanwhile.
    this.towns = found.towns;
    this.refresh();
  }
}

/** A box as addresses have it: south, west, north, east, within the world. */
export function boxOf(bounds) {
  const west = Math.max(bounds.getWest(), -540);
  const east = Math.min(bounds.getEast(), 540);
  const whole = east - west >= 360;
  const wrapped = (degrees) => ((degrees + 540) % 360) - 180;
  return [
    Math.max(bounds.getSouth(), -90), whole ? -180 : wrapped(west),
    Math.min(bounds.getNorth(), 90), whole ? 180 : wrapped(east),
  ].map((edge) => edge.toFixed(4)).join(",");
}

/** Element with words, for pop-ups: nothing from a report is ever read as HTML. */
export function element(tag, words, attributes = {}) {
  const made = document.createElement(tag);
  made.append(words);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
