// A report that is being made: its stages, live, then the report itself.

import "./shell.js";
import { get } from "./api.js";
import { $ } from "./dom.js";
import { on } from "./live.js";
import { isOver, stageLine } from "./stages.js";

const place = $(".making");
const line = $("#stages");
if (line) {
  const { report } = place.dataset;
  const show = (stage) => line.replaceChildren(stageLine(stage));
  show(place.dataset.stage);
  on("report_progress", (event) => {
    if (event.report_id !== report) return;
    show(event.stage);
    if (isOver(event.stage)) location.reload();
  });
  on("report_generated", (event) => event.report_id === report && location.reload());
  on("report_generation_failed", (event) => event.report_id === report && location.reload());
  on("open", async () => {
    const now = await get(`/api/reports/${encodeURIComponent(report)}`).catch(() => null);
    if (now && now.status && now.status !== "generating") location.reload();
  });
}
