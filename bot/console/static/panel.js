// The test panel under a prompt (D14): idle, generating, completed, failed, no data.

import { badges } from "./badges.js";
import { h, icon, safe, t } from "./dom.js";
import { stageLine } from "./stages.js";

/**
 * Show a state in the panel's element. `state`: state, stage, words, error; for a completed one `html` (our own
 * fragment) or `document` (a reply's, with html) and `period`. `onretry` is what Retry does.
 */
export function showPanel(element, state, onretry) {
  element.dataset.state = state.state;
  element.hidden = state.state === "idle";
  element.setAttribute("aria-busy", String(state.state === "generating"));
  const shown = { idle: () => [], generating, completed, failed, no_data: noData }[state.state](state, onretry);
  element.replaceChildren(...shown);
}

function generating(state) {
  return [
    h("div", { role: "status" }, stageLine(state.stage || "pending", state.words)),
    h("div", { class: "skeleton", "aria-hidden": "true" }, [60, 92, 85, 40, 88, 74].map((width) => h("span", { class: `w${width}` }))),
  ];
}

function completed(state) {
  const head = h("p", { class: "panel-head good", role: "status" }, icon("check"), h("span", {}, t("test-done")), h("small", {}, t("test-private")));
  if (state.html) return [head, safe("div", state.html)];
  const { document } = state;
  return [head, h("div", { class: "preview" },
    h("h4", { class: "preview-title" }, document.title),
    state.period ? h("p", { class: "byline" }, state.period) : null,
    badges(document.data_sources),
    safe("div", document.html ?? "", { class: "prose small", tabindex: "0", role: "region", "aria-label": document.title }))];
}

function failed(state, onretry) {
  return [h("div", { class: "panel-message bad", role: "alert" }, icon("alert"),
    h("div", {}, h("b", {}, t("test-failed")), h("p", {}, state.error || t("went-wrong"))),
    onretry ? h("button", { class: "button small", type: "button", onclick: onretry }, icon("retry"), t("retry")) : null)];
}

function noData() {
  return [h("div", { class: "panel-message", role: "status" }, icon("calm"),
    h("div", {}, h("b", {}, t("test-no-data")), h("p", {}, t("test-no-data-detail"))))];
}
