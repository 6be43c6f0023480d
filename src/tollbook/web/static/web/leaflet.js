/** Load Leaflet, a classic script, once; it is `window.L` then. */
export function loadLeaflet(address) {
  if (window.L) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const made = document.createElement("script");
    made.src = address;
    made.addEventListener("load", resolve);
    made.addEventListener("error", reject);
    document.head.append(made);
  });
}
