// Elements, icons and words: what every script of the console builds with.

const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

/** The phrase in the reader's language; `{name}` in it is replaced by values.name. */
export function t(name, values = {}) {
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

const plurals = new Intl.PluralRules(document.documentElement.lang);

/** A phrase about a number of things, in the form the language has for it. */
export function counted(name, count) {
  const forms = words[name];
  return (forms[plurals.select(count)] ?? forms.other).replace("{shown}", count);
}

/** An element: attributes, listeners (`onclick`), dataset, then children; text is never read as HTML. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(element.dataset, value);
    else if (name === "value" || name === "checked" || name === "hidden") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/static/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** HTML that the server made safe (Markdown through an allow-list, or one of our own fragments). */
export function safe(tag, html, attributes = {}) {
  const element = h(tag, attributes);
  element.innerHTML = html;
  for (const link of element.querySelectorAll("a[href]")) {
    if (new URL(link.href, location.href).origin !== location.origin) link.target = "_blank";
  }
  return element;
}

export const $ = (selector, within = document) => within.querySelector(selector);
export const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

export const language = document.documentElement.lang;

/** A short fresh id: what makes a message or an action the same one when it is sent again. */
export function freshId() {
  return "web_" + [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function initials(name) {
  const parts = name.trim().split(/\s+/);
  if (parts.length > 1) return ([...parts[0]][0] + [...parts.at(-1)][0]).toUpperCase();
  const letters = [...name];
  return (letters[0]?.codePointAt(0) > 0x2e80 ? letters.slice(-2) : letters.slice(0, 2)).join("").toUpperCase();
}

export function avatar(id, name) {
  if (id === "usr_newsdesk") return h("span", { class: "avatar bot", "aria-hidden": "true" }, h("img", { src: "/static/mark.svg", alt: "" }));
  const tint = [...id].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 8;
  return h("span", { class: "avatar", dataset: { tint }, "aria-hidden": "true" }, initials(name));
}

/** Runs fn where the element is in its own right closed by Escape or a click elsewhere. */
export function popover(button, panel, onopen = () => {}) {
  const set = (open) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) {
      onopen();
      panel.focus();
    }
  };
  button.addEventListener("click", () => set(panel.hidden));
  document.addEventListener("click", (event) => {
    if (!panel.hidden && !panel.contains(event.target) && !button.contains(event.target)) set(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    const inside = panel.contains(document.activeElement);
    set(false);
    if (inside) button.focus();
  });
  return set;
}

export const narrow = () => matchMedia("(max-width: 760px)").matches;
