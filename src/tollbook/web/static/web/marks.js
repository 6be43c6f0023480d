/** Incidents on the ground: clusters, places, areas; drawn no more exactly than they are known. */

import { element } from "./basemap.js";

const { L } = window;

/** Put marks on a map, in place of those before. */
export class Marks {
  constructor(ground, words) {
    this.ground = ground;
    this.words = words;
    this.layer = L.layerGroup().addTo(ground.map);
  }

  /** Draw what the server found; areas wait for their provinces' shapes. */
  async show({ points, areas }) {
    await Promise.all([...new Set(areas.map((area) => area.country))].map((code) =>
      this.ground.province(code)));
    this.layer.clearLayers();
    const most = Math.max(1, ...areas.map((area) => area.n));
    areas.forEach((area) => this.area(area, most));
    points.forEach((point) => (point.n > 1 ? this.cluster(point) : this.place(point)));
  }

  /** An area's shape, or a dashed circle where the map has none. */
  area(area, most) {
    const known = this.ground.shapes.get(area.id);
    const style = { pane: "areas", className: `area shade${Math.ceil((4 * area.n) / most)}` };
    const shape = known
      ? L.geoJSON(known.feature, style)
      : L.circle(area.at, { ...style, radius: 1000 * area.km, className: `${style.className} about` });
    const said = [`${area.name} (${area.words})`, this.count(area)];
    said.push(known ? this.words.in : this.words.within.replace("%n", area.km));
    this.layer.addLayer(shape.bindPopup(() => this.popup(said, this.listUrl(area.id))));
    const icon = L.divIcon({ className: "areacount", html: element("span", String(area.n)), iconSize: [0, 0] });
    const at = known ? known.at : area.at;
    this.layer.addLayer(L.marker(at, { icon, interactive: false, keyboard: false }));
  }

  cluster(cluster) {
    const size = cluster.n < 10 ? "few" : cluster.n < 100 ? "some" : "many";
    const icon = L.divIcon({
      className: `cluster ${size}`, html: element("span", cluster.n.toLocaleString()), iconSize: null });
    const marker = L.marker(cluster.at, { icon, keyboard: false, title: this.count(cluster) });
    marker.on("click", () => this.open(cluster, marker));
    this.layer.addLayer(marker);
  }

  /** Go closer to a cluster; one that is all at one place lists what is there. */
  open(cluster, marker) {
    const [south, west, north, east] = cluster.box;
    if (cluster.place || this.ground.map.getZoom() >= 13) {
      const box = `?box=${[south - 0.001, west - 0.001, north + 0.001, east + 0.001].map((e) => e.toFixed(4))}`;
      const url = cluster.place ? this.listUrl(cluster.place) : `${this.words.listAt}${box}`;
      marker.bindPopup(() => this.popup([this.count(cluster)], url)).openPopup();
    } else this.ground.map.fitBounds([[south, west], [north, east]], { padding: [60, 60], maxZoom: 13 });
  }

  place(point) {
    if (point.km) {
      this.layer.addLayer(L.circle(point.at, {
        radius: 1000 * point.km, pane: "areas", interactive: false, className: "area about shade1" }));
    }
    const icon = L.divIcon({ className: "place", iconSize: [14, 14] });
    const said = [point.figures, point.words];
    if (point.km) said.push(this.words.within.replace("%n", point.km));
    const link = element("a", point.title, { href: point.url, dir: "auto" });
    const popup = () => this.popup(said, null, link);
    this.layer.addLayer(L.marker(point.at, { icon, keyboard: false, title: point.title }).bindPopup(popup));
  }

  count({ n, killed }) {
    const said = this.words.cluster.replace("%n", n.toLocaleString());
    return killed ? `${said}, ${this.words.killed.replace("%n", killed.toLocaleString())}` : said;
  }

  popup(lines, url, head) {
    const box = document.createElement("div");
    if (head) box.append(element("strong", head));
    for (const line of lines.filter(Boolean)) box.append(element("p", line, { dir: "auto" }));
    if (url) box.append(element("a", this.words.list, { href: url }));
    return box;
  }

  listUrl(place) {
    const asked = new URLSearchParams(location.search);
    asked.delete("box");
    asked.set("place", place);
    return `${this.words.listAt}?${asked}`;
  }
}
