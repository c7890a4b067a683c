// The list of reports: a new one appears by itself. The server's own page is fetched anew and its list put in place.

import "./shell.js";
import { fragment } from "./api.js";
import { $, $$, t } from "./dom.js";
import { on } from "./live.js";

const list = $("#list");
let [asked, timer] = [0, null];

for (const type of ["report_generated", "notification"]) on(type, soon);
on("open", (again) => again && soon());

/** Once for what comes in one go. */
function soon() {
  clearTimeout(timer);
  timer = setTimeout(refresh, 60);
}

async function refresh() {
  const mine = ++asked;
  const html = await fragment(location.pathname + location.search).catch(() => null);
  if (!html || mine !== asked) return;
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("list");
  const known = new Set($$(".card", list).map((card) => card.dataset.report));
  const news = $$(".card", fresh).filter((card) => !known.has(card.dataset.report));
  if (!news.length && $$(".card", fresh).length === known.size) return;
  const focused = document.activeElement?.closest?.(".card")?.dataset.report;
  list.replaceChildren(...fresh.childNodes);
  for (const card of $$(".card", list)) {
    if (!known.has(card.dataset.report)) card.classList.add("fresh");
    if (card.dataset.report === focused) $("a", card).focus();
  }
  if (news.length) $("#news").textContent = t("new-report", { title: $("b", news[0]).textContent });
}
