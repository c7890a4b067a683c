// Settings: the standing report with its test panel, the organisation, AI, and you. A conflict is shown, never overwritten.

import "./shell.js";
import { fragment, get, patch, post, put } from "./api.js";
import { $, $$, t } from "./dom.js";
import { narrowPicks } from "./form.js";
import { on } from "./live.js";
import { showPanel } from "./panel.js";

const SOURCES = ["calls", "messages", "tasks", "contacts"];

const reporting = $("#reporting");
if (reporting) {
  saving(reporting, "/api/definitions/default", definition, (answer) => (reporting.dataset.revision = answer.revision));
  firings();
  testing();
  for (const input of $$(".picker-filter input")) input.addEventListener("input", () => narrowPicks(input));
}
if ($("#organisation")) saving($("#organisation"), "/api/organisation", (form) => Object.fromEntries(new FormData(form)), () => location.reload());
const ai = $("#ai");
if (ai) saving(ai, "/api/ai/policy", rules, (answer) => (ai.dataset.revision = answer.revision), put);
if ($("#you")) saving($("#you"), "/api/me", you, () => location.reload());

function ticked(form, name) {
  return $$(`input[name="${name}"]:checked`, form).map((input) => input.value);
}

/** What is tested: the sources and the prompt as they stand, saved or not (D13). */
function asked(form) {
  const sources = new Set(ticked(form, "sources"));
  const included = Object.fromEntries(SOURCES.map((source) => [`include_${source}`, sources.has(source)]));
  return { prompt: form.elements.prompt.value.trim() || null, ...included, include_channels: ticked(form, "channels") };
}

function definition(form) {
  return {
    ...asked(form),
    enabled: form.elements.enabled.checked,
    send_at_hour: Number(form.elements.send_at_hour.value),
    recipients: ticked(form, "recipients"),
    outputs: form.elements.docx.checked ? ["docx"] : [],
    revision: Number(form.dataset.revision),
  };
}

function you(form) {
  return { locale: form.elements.locale.value || null, wants: { chat: form.elements.chat.checked, notification: form.elements.notification.checked, email: form.elements.email.checked } };
}

/** What AI may do (PUT /api/ai/policy). Money is typed in dollars and sent in millionths of them; none is no limit. */
function rules(form) {
  const micros = ({ value }) => (value.trim() === "" ? null : Math.round(Number(value) * 1e6));
  const listed = (text, mark) => text.split(mark).map((word) => word.trim()).filter(Boolean);
  const { on, regions, budget, alert, retain, customers, redact } = form.elements;
  const off = $$('input[name="capabilities"]:not(:checked)', form).map((input) => input.value);
  return {
    off: on.checked ? off : ["*", ...off],
    models: ticked(form, "models"),
    regions: listed(regions.value, /[,\n]/),
    monthly_budget_usd_micros: micros(budget),
    daily_alert_usd_micros: micros(alert),
    retain_prompts: retain.checked,
    customers: listed(customers.value, "\n"),
    redact: listed(redact.value, "\n"),
    revision: Number(form.dataset.revision),
  };
}

function saving(form, path, read, saved, send = patch) {
  const [status, conflict] = [$(".save-status", form), $(".conflict", form)];
  if (!status) return;
  const tell = (words, bad = false) => {
    status.textContent = words;
    status.classList.toggle("bad", bad);
  };
  const untouched = JSON.stringify(read(form));
  let dirty = false;
  form.addEventListener("input", (event) => {
    if (event.target.type === "search") return;
    dirty = JSON.stringify(read(form)) !== untouched;
    form.classList.toggle("dirty", dirty);
    tell(dirty ? t("unsaved") : "");
  });
  addEventListener("beforeunload", (event) => dirty && event.preventDefault());
  const save = async () => {
    // A number field gives nothing for what is no number: it must not be taken for an empty one.
    if (!form.reportValidity()) return;
    tell(t("saving"));
    try {
      const answer = await send(path, read(form));
      dirty = false;
      form.classList.remove("dirty");
      conflict.hidden = true;
      tell(t("saved"));
      saved(answer);
    } catch (error) {
      if (error.status === 409) {
        $("p", conflict).textContent = error.message;
        conflict.hidden = false;
        $("button", conflict).focus();
      }
      tell(error.message, true);
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  $("[data-conflict=theirs]", form).addEventListener("click", () => ((dirty = false), location.reload()));
  $("[data-conflict=mine]", form).addEventListener("click", async () => {
    const now = await get(path);
    form.dataset.revision = now.revision;
    await save();
  });
}

/** The next three firings follow the hour chosen, before it is saved (X5). */
function firings() {
  const hour = $("#hour");
  let mine = 0;
  hour.addEventListener("change", async () => {
    const request = ++mine;
    const html = await fragment(`/settings/firings?hour=${hour.value}`).catch(() => null);
    if (html !== null && request === mine) $("#firings").innerHTML = html;
  });
}

function testing() {
  const [button, panel] = [$("#test"), $("#panel")];
  let test = null;
  let waiting = [];
  const over = (state) => {
    test = null;
    button.disabled = false;
    showPanel(panel, state, start);
  };
  const mine = (id, then) => {
    if (test === "asking") waiting.push(() => id === test && then());
    else if (id === test) then();
  };
  async function start() {
    test = "asking";
    waiting = [];
    button.disabled = true;
    $("span", button).textContent = t("test-again");
    showPanel(panel, { state: "generating", stage: "pending" });
    panel.scrollIntoView({ block: "nearest" });
    try {
      ({ test_id: test } = await post("/api/reports/test", asked(reporting)));
      waiting.forEach((then) => then());
    } catch (error) {
      over({ state: "failed", error: error.message });
    }
  }
  button.addEventListener("click", start);
  on("report_progress", ({ report_id, stage }) => mine(report_id, () => stage !== "failed" && stage !== "completed" && showPanel(panel, { state: "generating", stage })));
  on("report.test.completed", ({ test_id }) => mine(test_id, () => completed(test_id)));
  on("report.test.failed", ({ test_id, error }) => mine(test_id, () => over({ state: "failed", error })));
  on("report.test.no_data", ({ test_id }) => mine(test_id, () => over({ state: "no_data" })));

  on("open", async (again) => {
    if (!again || !test || test === "asking") return;
    const id = test;
    const now = await get(`/api/reports/${encodeURIComponent(id)}/status`).catch(() => null);
    if (!now || test !== id || now.outcome === "generating") return;
    if (now.outcome === "completed") completed(id);
    else over(now.outcome === "no_data" ? { state: "no_data" } : { state: "failed", error: now.error });
  });

  async function completed(id) {
    try {
      const html = await fragment(`/settings/tests/${encodeURIComponent(id)}`);
      if (test === id) over({ state: "completed", html });
    } catch (error) {
      over({ state: "failed", error: error.message });
    }
  }
}
