/** The incident page: a letter follows the link that shows it. */

import { bindKeys } from "./keys.js";

const links = [...document.querySelectorAll("[data-go]")];

bindKeys(Object.fromEntries(links.map((link) => [link.dataset.go, () => link.click()])));
