// A form that the reporter posted: typed fields with their errors, notes, the test panel, actions (C1).

import { get } from "./api.js";
import { $, $$, h, icon, t } from "./dom.js";
import { showPanel } from "./panel.js";

/** The form as an element. `act(button, values, form, element)` is called for every button pressed. */
export function formPanel(form, act) {
  const id = `form-${form.id}-${Math.random().toString(36).slice(2, 8)}`;
  const element = h("form", { class: "reply-form", novalidate: true, "aria-labelledby": `${id}-title`, dataset: { form: form.id } },
    h("h3", { id: `${id}-title` }, form.title),
    form.fields.map((field) => [fieldset(field, `${id}-${field.key}`), form.panel && field.key === "prompt" ? panelOf(form, (button) => pressed(button)) : null]).flat(),
    form.panel && !form.fields.some((field) => field.key === "prompt") ? panelOf(form, (button) => pressed(button)) : null,
    form.notes?.length ? h("ul", { class: "form-notes" }, form.notes.map((note) => h("li", {}, note))) : null,
    h("div", { class: "actions" },
      (form.buttons ?? []).map((button) => press(button, () => pressed(button))),
      h("button", { class: "button primary", type: "submit" }, form.submit.label)));
  const pressed = (button) => act(button, values(element, form), form, element);
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    pressed(form.submit);
  });
  showErrors(element, form.errors ?? {});
  return element;
}

/** What is wrong, beside each field; the first of them gets the focus. */
export function showErrors(element, errors) {
  for (const old of $$(".field-error", element)) old.remove();
  for (const input of $$("[aria-invalid]", element)) input.removeAttribute("aria-invalid");
  for (const [key, words] of Object.entries(errors)) {
    const field = $(`[data-field="${CSS.escape(key)}"]`, element);
    const input = field && $("[data-key]", field);
    const id = `${element.getAttribute("aria-labelledby")}-${key}-error`;
    (field ?? $(".actions:last-child", element)).append(h("p", { class: "field-error", id, role: "alert" }, icon("alert"), h("span", {}, words)));
    input?.setAttribute("aria-invalid", "true");
    input?.setAttribute("aria-describedby", id);
  }
  $("[aria-invalid]", element)?.focus();
}

/** What stands in the fields now, by key. */
export function values(element, form) {
  const found = {};
  for (const field of form.fields) {
    const inputs = $$(`[data-key="${CSS.escape(field.key)}"]`, element);
    if (field.sort === "toggle") found[field.key] = inputs[0].checked;
    else if (field.sort === "text" || field.sort === "choice") found[field.key] = inputs[0].value;
    else found[field.key] = inputs.filter((input) => input.checked).map((input) => input.value);
  }
  return found;
}

export function press(button, onpress) {
  const kind = button.style === "primary" ? " primary" : button.style === "danger" ? " danger" : "";
  if (button.url) return h("a", { class: `button small${kind}`, href: button.url }, button.label);
  return h("button", { class: `button small${kind}`, type: "button", dataset: { action: button.action }, onclick: onpress }, button.label);
}

function panelOf(form, pressed) {
  const panel = h("section", { class: "test-panel", "aria-label": t("test-title") });
  showPanel(panel, form.panel);
  return h("div", { class: "form-test" }, h("div", { class: "actions start" }, press(form.panel.button, () => pressed(form.panel.button))), panel);
}

function fieldset(field, id) {
  const hint = field.hint ? h("small", { class: "hint", id: `${id}-hint` }, field.hint) : null;
  const common = { dataset: { key: field.key }, "aria-describedby": hint ? hint.id : null };
  const element = ({ toggle, text, choice }[field.sort] ?? many)(field, common, id);
  element.dataset.field = field.key;
  if (hint) element.append(hint);
  return element;
}

function toggle(field, common, id) {
  return h("div", { class: "field row" },
    h("label", { for: id }, field.label),
    h("span", { class: "switch" }, h("input", { type: "checkbox", role: "switch", id, checked: Boolean(field.value), ...common }), h("span", { "aria-hidden": "true" })));
}

function text(field, common, id) {
  const long = field.most > 200;
  const input = h(long ? "textarea" : "input", { id, maxlength: field.most, placeholder: field.placeholder || null, required: field.required, rows: long ? 4 : null, value: field.value ?? "", ...common });
  return h("div", { class: "field" }, h("label", { for: id }, field.label), input);
}

function choice(field, common, id) {
  const select = h("select", { id, required: field.required, ...common },
    field.choices.map((option) => h("option", { value: option.value }, option.label)));
  select.value = field.value ?? "";
  return h("div", { class: "field" }, h("label", { for: id }, field.label), select);
}

function many(field, common, id) {
  const picker = h("div", { class: "picker" });
  const chosen = field.value ?? [];
  const fill = (choices) => {
    const known = new Set(choices.map((option) => option.value));
    const all = [...choices, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value }))];
    const ticked = new Set(picker.children.length ? $$("input:checked", picker).map((input) => input.value) : chosen);
    picker.replaceChildren(...(all.length > 8 ? [filter()] : []), ...all.map((option) => pick(option, ticked, common.dataset)));
  };
  fill(field.choices ?? []);
  if (field.sort === "rooms" || field.sort === "recipients") places(field.sort).then(fill, () => {});
  return h("fieldset", { class: "field", id, "aria-describedby": common["aria-describedby"] }, h("legend", {}, field.label), picker);
}

function pick(option, ticked, dataset) {
  const sort = option.value.startsWith("room_") ? "hash" : option.value.startsWith("usr_") ? "person" : null;
  return h("label", { class: "pick" }, h("input", { type: "checkbox", value: option.value, checked: ticked.has(option.value), dataset }), sort ? icon(sort) : null, h("span", {}, option.label));
}

/** Rooms, and for recipients people too, as choices. */
async function places(sort) {
  const rooms = (await get("/api/rooms")).items.filter((room) => room.sort !== "direct" && room.status !== "archived");
  const people = sort === "recipients" ? (await get("/api/people")).items : [];
  return [...rooms.map((room) => ({ value: room.id, label: room.title })), ...people.map((person) => ({ value: person.id, label: person.display_name }))];
}

function filter() {
  return h("label", { class: "picker-filter" }, h("span", { class: "visually-hidden" }, t("filter")),
    h("input", { type: "search", placeholder: t("filter"), oninput: (event) => narrowPicks(event.target) }));
}

/** Hide the picks of a picker that don't hold what is typed. */
export function narrowPicks(input) {
  const wanted = input.value.trim().toLowerCase();
  for (const pick of $$(".pick", input.closest(".picker"))) pick.hidden = !$("span", pick).textContent.toLowerCase().includes(wanted);
}
