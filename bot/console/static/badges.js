// Source badges of a report: how much of each source it counted.

import { counted, h, icon, t } from "./dom.js";

const SOURCES = ["calls", "messages", "tasks", "contacts"];

export function badges(counts) {
  const known = SOURCES.filter((source) => counts && source in counts);
  if (!known.length) return null;
  return h("ul", { class: "badges" }, known.map((source) => {
    const left = counts[source] === null;
    return h("li", { class: left ? "badge off" : "badge" }, icon(source), left ? t("badge-off", { source: t(`source-${source}`) }) : counted(`badge-${source}`, counts[source]));
  }));
}
