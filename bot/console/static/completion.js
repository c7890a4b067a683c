// The list of commands that opens while `/report …` is typed: arrows, Enter or Tab take one, Escape closes it.

import { $, h, t } from "./dom.js";

const COMMANDS = ["help", "setup", "test", "on", "off", "time", "sources", "recipients", "incident", "list", "show", "usage", "settings", "login"];

export class Completion {
  constructor(input, list) {
    Object.assign(this, { input, list, found: [], at: -1 });
    input.addEventListener("input", () => this.#look());
    input.addEventListener("blur", () => setTimeout(() => this.close(), 120));
  }

  get open() {
    return !this.list.hidden;
  }

  /** Whether the key was for the list. */
  key(event) {
    if (!this.open) return false;
    if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown") this.#move(1);
    else if (event.key === "ArrowUp") this.#move(-1);
    else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey && this.#wouldChange())) this.#take(this.found[this.at]);
    else return false;
    event.preventDefault();
    return true;
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  #wouldChange() {
    return this.input.value.trim() !== `/report ${this.found[this.at]}`;
  }

  #look() {
    const typed = this.input.value;
    const asked = /^\/(?:r(?:e(?:p(?:o(?:rt?)?)?)?)?)?$|^\/report\s+(\S*)$/.exec(typed);
    const begun = asked?.[1]?.toLowerCase() ?? "";
    this.found = asked ? COMMANDS.filter((command) => command.startsWith(begun)) : [];
    if (!this.found.length) return this.close();
    this.at = 0;
    this.list.replaceChildren(...this.found.map((command, place) =>
      h("li", { role: "option", id: `command-${command}`, onmousedown: (event) => (event.preventDefault(), this.#take(command)), onmousemove: () => this.#mark(place) },
        h("code", {}, `/report ${command}`), h("span", {}, t(`command-${command}`)))));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.#mark(0);
  }

  #move(by) {
    this.#mark((this.at + by + this.found.length) % this.found.length);
    $("[aria-selected=true]", this.list).scrollIntoView({ block: "nearest" });
  }

  #mark(place) {
    this.at = place;
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
    this.input.setAttribute("aria-activedescendant", `command-${this.found[place]}`);
  }

  #take(command) {
    const more = ["test", "time", "sources", "recipients", "show"].includes(command);
    this.input.value = `/report ${command}${more ? " " : ""}`;
    this.input.dispatchEvent(new Event("input"));
    this.close();
    this.input.focus();
  }
}
