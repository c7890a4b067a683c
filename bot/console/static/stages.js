// The stage line of a run: five steps, the one at work named.

import { h, icon, t } from "./dom.js";

const STEPS = ["pending", "collecting_data", "generating_content", "assembling_document", "completed"];

/** A stage line; `words` is the stage in the reader's language where the server said it. */
export function stageLine(stage, words = "") {
  const failed = stage === "failed";
  const at = STEPS.indexOf(stage);
  const label = words || t(`stage-${stage}`);
  return h("div", { class: `stage-line${failed ? " failed" : ""}${stage === "completed" ? " done" : ""}`, dataset: { stage } },
    h("ol", { class: "stages", "aria-hidden": "true" },
      STEPS.map((step, place) => h("li", { class: failed ? "" : place < at || stage === "completed" ? "past" : place === at ? "now" : "" },
        h("span", { class: "mark" }), h("span", { class: "step" }, t(`stage-${step}`))))),
    h("p", { class: "stage-words" }, stage === "completed" ? icon("check") : failed ? icon("alert") : h("span", { class: "pulse" }), h("span", {}, label)));
}

export const isOver = (stage) => stage === "completed" || stage === "failed";
