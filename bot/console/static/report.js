// A report: choosing a sentence shows what it rests on, beside it, or below it on a phone (X1).

import "./shell.js";
import { $, $$, t } from "./dom.js";

const [aside, hint, chosenQuote, status] = [$("#sources"), $("#sources-hint"), $("#chosen"), $("#sources-status")];
const sentences = $$("#body .claim");
const sources = new Map($$(".source").map((source) => [source.dataset.number, source]));
let chosen = null;

/** Whether the sources come up over the lower half of the report. */
const fromBelow = () => matchMedia("(max-width: 1180px)").matches;
const cites = (sentence) => sentence.dataset.cites.split(" ").filter(Boolean);

function choose(sentence) {
  if (sentence === chosen) return;
  chosen?.setAttribute("aria-pressed", "false");
  chosen = sentence;
  sentence.setAttribute("aria-pressed", "true");
  rove(sentence);
  const numbers = cites(sentence);
  show(numbers);
  chosenQuote.textContent = spokenText(sentence);
  chosenQuote.hidden = false;
  hint.hidden = numbers.length > 0;
  hint.textContent = t("no-sources");
  status.textContent = t("sources-shown", { count: numbers.length });
  for (const lit of $$(".lit")) lit.classList.remove("lit");
  document.body.classList.add("sources-open");
  if (fromBelow()) sentence.scrollIntoView({ block: "nearest" });
  history.replaceState(null, "", `#s${sentences.indexOf(sentence) + 1}`);
}

function spokenText(sentence) {
  const copy = sentence.cloneNode(true);
  $(".marks", copy)?.remove();
  return copy.textContent.trim();
}

function show(numbers) {
  const wanted = new Set(numbers);
  for (const [number, source] of sources) {
    source.hidden = !wanted.has(number);
    source.classList.remove("extra");
  }
  aside.scrollTop = 0;
}

function everything() {
  chosen?.setAttribute("aria-pressed", "false");
  chosen = null;
  chosenQuote.hidden = hint.hidden = true;
  for (const source of sources.values()) source.hidden = false;
  document.body.classList.add("sources-open");
  status.textContent = t("sources-shown", { count: sources.size });
  aside.focus();
}

function close() {
  document.body.classList.remove("sources-open");
  const back = chosen;
  chosen?.setAttribute("aria-pressed", "false");
  chosen = null;
  for (const source of sources.values()) source.hidden = true;
  chosenQuote.hidden = true;
  hint.hidden = false;
  hint.textContent = t("sources-hint");
  (back ?? $("#all-sources")).focus({ preventScroll: true });
}

/** One stop for the Tab key; the arrows go from sentence to sentence. */
function rove(sentence) {
  for (const other of sentences) other.tabIndex = other === sentence ? 0 : -1;
}

function step(from, by) {
  const next = sentences[sentences.indexOf(from) + by];
  next?.focus();
}

/** The sources a computed value was made from, under it. */
function origins(button) {
  const own = button.closest(".source");
  const [first, last] = [Number(button.dataset.first), Number(button.dataset.last)];
  for (let number = first; number <= last; number++) {
    const source = sources.get(String(number));
    if (!source) continue;
    if (source.hidden) source.classList.add("extra");
    source.hidden = false;
  }
  const target = sources.get(String(first));
  target?.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  target?.classList.add("flash");
  setTimeout(() => target?.classList.remove("flash"), 1500);
  return own;
}

function hover(target, on) {
  const sentence = target.closest?.(".claim");
  const source = target.closest?.(".source");
  if (sentence && sentence !== chosen) for (const number of cites(sentence)) sources.get(number)?.classList.toggle("lit", on);
  if (source) for (const other of sentences) if (cites(other).includes(source.dataset.number)) other.classList.toggle("lit", on);
}

const body = $("#body");
for (const sentence of sentences) {
  sentence.addEventListener("click", () => (sentence.focus(), choose(sentence)));
  sentence.addEventListener("focus", () => sentence.matches(":focus-visible") && choose(sentence));
  sentence.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") choose(sentence);
    else if (event.key === "ArrowDown" || event.key === "ArrowRight") step(sentence, 1);
    else if (event.key === "ArrowUp" || event.key === "ArrowLeft") step(sentence, -1);
    else return;
    event.preventDefault();
  });
}
for (const place of [body, aside]) {
  place.addEventListener("mouseover", (event) => hover(event.target, true));
  place.addEventListener("mouseout", (event) => hover(event.target, false));
}
aside.addEventListener("click", (event) => event.target.closest(".origin") && origins(event.target.closest(".origin")));
document.addEventListener("keydown", (event) => event.key === "Escape" && document.body.classList.contains("sources-open") && close());
$("#close-sources").addEventListener("click", close);
$("#all-sources").addEventListener("click", everything);

for (const sentence of sentences) {
  sentence.setAttribute("role", "button");
  sentence.setAttribute("aria-pressed", "false");
}
if (sentences.length) rove(sentences[0]);
const linked = /^#s(\d+)$/.exec(location.hash);
if (linked && sentences[linked[1] - 1]) {
  choose(sentences[linked[1] - 1]);
  chosen.scrollIntoView({ block: "center" });
}
