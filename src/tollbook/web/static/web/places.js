/**
 * The place of a claim: the gazetteer's readings of its words, and a map to point to. Both only
 * fill in the field that a form sends without scripts too.
 */

import { loadLeaflet } from "./leaflet.js";

/** Milliseconds without a key before words are looked up. */
const PAUSE = 250;

/** Bring a form's place to life. */
export function offerPlaces(form) {
  const box = form.querySelector(".places");
  if (box) new Places(box);
}

class Places {
  constructor(box) {
    this.address = box.dataset.placesAt;
    this.words = box.querySelector("[data-places=words]");
    this.ref = box.querySelector("[data-places=ref]");
    this.list = box.querySelector("[data-candidates]");
    this.ground = null;
    this.holder = box.querySelector("[data-pick-map]");
    this.opener = box.querySelector("[data-open-map]");
    this.opener.hidden = false;
    this.opener.addEventListener("click", () => this.openMap());
    for (const field of [this.words, this.ref]) {
      field.addEventListener("focus", () => this.look(), { once: true });
    }
    this.words.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), PAUSE);
    });
    this.ref.addEventListener("input", () => this.press());
  }

  async ask(asked) {
    const answer = await fetch(`${this.address}?${new URLSearchParams(asked)}`);
    return answer.ok ? (await answer.json()).places : [];
  }

  /** Look the words up. */
  async look() {
    const words = this.words.value.trim();
    this.offer(words ? await this.ask({ q: words }) : [], Boolean(words));
  }

  /** Look up what lies where somebody pointed, that very point first. */
  async lookAt({ lat, lng }) {
    const ref = `${lat.toFixed(4)}, ${lng.toFixed(4)}`;
    const near = await this.ask({ at: ref });
    const point = { ref, name: ref, level: this.list.dataset.point, where: "", at: [lat, lng] };
    this.ref.value = ref;
    this.offer([point, ...near], true);
  }

  offer(found, sought) {
    this.list.replaceChildren(...found.map((place) => this.button(place)));
    if (sought && !found.length) this.list.textContent = this.list.dataset.none;
    this.press();
    this.mark(found);
  }

  button(place) {
    const button = document.createElement("button");
    const name = document.createElement("bdi");
    name.textContent = place.name;
    const said = [place.level, place.where, place.percent == null ? "" : `${place.percent} %`];
    button.type = "button";
    button.className = "candidate";
    button.dataset.ref = place.ref;
    button.append(name, ` ${said.filter(Boolean).join(" · ")}`);
    button.addEventListener("click", () => {
      this.ref.value = place.ref;
      this.press();
      if (this.ground && place.at) this.ground.map.setView(place.at, Math.max(this.ground.map.getZoom(), 8));
    });
    return button;
  }

  /** Show which reading the field names. */
  press() {
    for (const button of this.list.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.ref === this.ref.value.trim()));
    }
  }

  async openMap() {
    if (this.ground) return;
    this.holder.hidden = false;
    this.opener.hidden = true;
    await loadLeaflet(this.holder.dataset.leaflet);
    const { Ground } = await import("./basemap.js");
    this.ground = new Ground(this.holder, { worldCopyJump: false });
    const near = this.holder.dataset.near;
    this.ground.map.setView(near ? near.split(",").map(Number) : [20, 20], near ? 8 : 2);
    this.ground.map.on("click", (event) => this.lookAt(event.latlng.wrap()));
    this.holder.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.lookAt(this.ground.map.getCenter().wrap());
    });
    this.holder.focus();
    this.ground.load();
    this.points = window.L.layerGroup().addTo(this.ground.map);
    await this.look();
  }

  /** Draw the readings, and go where they are. */
  mark(found) {
    if (!this.ground) return;
    this.points.clearLayers();
    const at = found.filter((place) => place.at);
    for (const place of at) {
      const icon = window.L.divIcon({ className: "place", iconSize: [14, 14] });
      const marker = window.L.marker(place.at, { icon, keyboard: false, title: place.name });
      marker.on("click", () => {
        this.ref.value = place.ref;
        this.press();
      });
      this.points.addLayer(marker);
    }
    if (at.length) this.ground.map.fitBounds(at.map((place) => place.at), { padding: [30, 30], maxZoom: 8 });
  }
}
