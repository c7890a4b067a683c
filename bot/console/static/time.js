// Times as the reader's language writes them, on the 24-hour clock, in the zone they belong to.

import { language } from "./dom.js";

const LOCALES = { en: "en-GB", "zh-TW": "zh-TW", nb: "nb-NO", uk: "uk-UA" };
const locale = LOCALES[language] ?? "en-GB";
const made = new Map();

function format(name, options) {
  if (!made.has(name)) made.set(name, new Intl.DateTimeFormat(locale, options));
  return made.get(name);
}

export const clock = (at, zone) =>
  format(`clock ${zone}`, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(new Date(at));

/** A key that is the same for two instants of one local day. */
export const dayKey = (at, zone) =>
  format(`key ${zone}`, { year: "numeric", month: "2-digit", day: "2-digit", timeZone: zone }).format(new Date(at));

export const dayName = (at, zone) =>
  format(`day ${zone}`, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: zone }).format(new Date(at));

export const moment = (at, zone) => `${dayName(at, zone)}, ${clock(at, zone)}`;

const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

// The server's clock is the one reports are written by.
const behind = Date.now() - (Date.parse(document.body.dataset.now) || Date.now());

/** Now, by the server's clock. */
export const now = () => new Date(Date.now() - behind);

/** `3 minutes ago`. */
export function ago(at) {
  const seconds = (new Date(at) - now()) / 1000;
  for (const [unit, size] of [["day", 86400], ["hour", 3600], ["minute", 60]]) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit);
  }
  return relative.format(0, "minute");
}

const UNITS = ["B", "kB", "MB", "GB"];

export function size(bytes) {
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < 3) [value, unit] = [value / 1000, unit + 1];
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: unit ? 1 : 0 }).format(value)} ${UNITS[unit]}`;
}
