// What the reporter answers, as the chat shows it: one function a sort of reply (core/replies.py).

import { badges } from "./badges.js";
import { h, icon, safe, t } from "./dom.js";
import { formPanel, press } from "./form.js";
import { stageLine } from "./stages.js";
import { size } from "./time.js";

/** A reply as an element; `act(action, value, values, state, element)` is what pressing something does. */
export function showReply(reply, act, room) {
  const shown = { text, document: report, progress, file, form, home }[reply.sort];
  return shown ? shown(reply, act, room) : text({ markdown: "", html: "", ...reply }, act);
}

const buttons = (list, act) =>
  list?.length ? h("div", { class: "actions start" }, list.map((button) => press(button, () => act(button.action, button.value)))) : null;

function words(reply, kind = "prose small") {
  return reply.html ? safe("div", reply.html, { class: kind }) : h("p", {}, reply.markdown ?? "");
}

function text(reply, act) {
  const tone = reply.tone && reply.tone !== "plain" ? ` tone-${reply.tone}` : "";
  return h("div", { class: `reply text${tone}`, role: reply.tone === "error" ? "alert" : null }, words(reply), buttons(reply.buttons, act));
}

function report(reply, act) {
  const body = safe("div", reply.html ?? "", { class: "prose small card-body" });
  const card = h("article", { class: "reply report-card", dataset: { report: reply.report_id } },
    h("header", {}, h("p", { class: "eyebrow" }, icon("report"), t("report")), h("h3", {}, reply.title), badges(reply.data_sources)),
    body);
  const more = h("button", { class: "more", type: "button", "aria-expanded": "false", hidden: true, onclick: () => unfold(card, more) }, t("show-all"));
  const open = reply.report_id?.startsWith("rep_") ? h("a", { class: "button small", href: `/reports/${encodeURIComponent(reply.report_id)}` }, icon("sources"), t("open-report")) : null;
  const own = (reply.buttons ?? []).filter((button) => !(open && button.url?.includes(`/reports/${reply.report_id}`)));
  card.append(more, h("footer", { class: "actions start" }, open, own.map((button) => press(button, () => act(button.action, button.value)))));
  new ResizeObserver((_, observer) => {
    if (!body.clientHeight) return;
    more.hidden = body.scrollHeight <= body.clientHeight + 4;
    card.classList.toggle("folded", !more.hidden);
    observer.disconnect();
  }).observe(body);
  return card;
}

function unfold(card, more) {
  const open = card.classList.toggle("open");
  card.classList.toggle("folded", !open);
  more.setAttribute("aria-expanded", String(open));
  more.textContent = t(open ? "show-less" : "show-all");
}

function progress(reply) {
  return h("div", { class: "reply progress", role: "status" }, stageLine(reply.stage, reply.words));
}

function file(reply, act, room) {
  const suffix = (reply.name.split(".").at(-1) ?? "").toLowerCase();
  const href = reply.url ?? `/api/rooms/${encodeURIComponent(room)}/reports/${encodeURIComponent(reply.report_id)}/download`;
  return h("div", { class: "reply" }, reply.note ? h("p", {}, reply.note) : null,
    h("a", { class: "file-chip", href, download: reply.name },
      h("span", { class: "file-kind", "aria-hidden": "true" }, suffix), h("span", {}, h("b", {}, reply.name), h("small", {}, [reply.size ? size(reply.size) : "", t("download-word")].filter(Boolean).join(" · "))), icon("download")));
}

function form(reply, act) {
  return h("div", { class: "reply" }, formPanel(reply, (button, values, from, element) => act(button.action, button.value, values, from.state, element)));
}

function home(reply, act) {
  const items = reply.items?.length
    ? h("ul", { class: "home-items" }, reply.items.map((item) =>
        h("li", {}, h("a", { href: `/reports/${encodeURIComponent(item.report_id)}` }, icon("report"), h("span", {}, h("b", {}, item.title), h("small", {}, [item.subtitle, ...(item.badges ?? [])].filter(Boolean).join(" · ")))),
          item.button ? press(item.button, () => act(item.button.action, item.button.value)) : null)))
    : reply.empty ? h("p", { class: "note" }, reply.empty) : null;
  return h("div", { class: "reply home" }, h("h3", {}, reply.title),
    (reply.lines ?? []).map((line, at) => reply.lines_html?.[at] ? safe("p", reply.lines_html[at]) : h("p", {}, line)),
    buttons(reply.buttons, act), reply.heading ? h("h4", {}, reply.heading) : null, items);
}
