// A room: its messages, live; the composer; commands and what the reporter answers.

import "./shell.js";
import { get } from "./api.js";
import { Completion } from "./completion.js";
import { $, $$, freshId, t } from "./dom.js";
import { showErrors } from "./form.js";
import { on, send } from "./live.js";
import { roomHead } from "./room.js";
import { Timeline } from "./timeline.js";
import { takeFiles } from "./uploads.js";

const ANSWER_WITHIN_MS = 10000;
const main = $("#main");
const room = main.dataset.room;
if (room) start();

function start() {
  const me = document.body.dataset.user;
  const myName = $(".sidebar-foot .who b").textContent;
  const [scroll, list, empty, jump, earlier] = [$("#scroll"), $("#timeline"), $("#empty"), $("#jump"), $("#earlier")];
  const [outbox, acting] = [new Map(), new Map()];
  const timeline = new Timeline({ list, room, zone: main.dataset.roomZone, me, act, retry: (id) => deliver(id) });
  const path = `/api/rooms/${encodeURIComponent(room)}/messages`;
  let [loaded, following] = [false, true];

  roomHead(room, warn);
  const composer = $("#composer") ? compose() : null;
  for (const button of $$("[data-command]")) button.addEventListener("click", () => say(button.dataset.command));
  for (const button of $$("[data-fill]")) button.addEventListener("click", () => composer?.fill(button.dataset.fill));

  // --- what comes in ---
  on("message", ({ room: where, message }) => where === room && change(() => settle(message)));
  on("reply", (event) => event.room === room && change(() => timeline.reply({ ...event, command: event.id ?? event.command })));
  on("done", (event) => event.room === room && change(() => timeline.done(event.id ?? event.command)));
  on("accepted", taken);
  on("error", ({ id, detail }) => (outbox.has(id) ? refused(id, detail) : acting.has(id) && showErrors(acting.get(id), { "": detail })));
  on("open", catchUp);
  on("closed", () => outbox.forEach((waiting) => (waiting.sent = false)));
  load();

  async function load() {
    try {
      const { items } = await get(path);
      change(() => items.forEach((message) => timeline.add(message)), true);
      earlier.hidden = items.length < 50;
    } catch (error) {
      warn(error.message);
    }
    loaded = true;
    show();
  }

  /** After the line broke: what was said meanwhile, and what waits to be sent. */
  async function catchUp(again) {
    if (again) {
      const { items } = await get(path).catch(() => ({ items: [] }));
      change(() => items.forEach((message) => settle(message)));
    }
    outbox.forEach((waiting, id) => waiting.sent || waiting.refused || deliver(id));
  }

  earlier.addEventListener("click", async () => {
    earlier.disabled = true;
    const { items } = await get(`${path}?before=${encodeURIComponent(timeline.oldest)}`).catch(() => ({ items: [] }));
    const from = scroll.scrollHeight - scroll.scrollTop;
    items.forEach((message) => timeline.add(message));
    scroll.scrollTop = scroll.scrollHeight - from;
    earlier.hidden = items.length < 50;
    earlier.disabled = false;
  });

  // --- what goes out ---
  function say(text) {
    const id = freshId();
    outbox.set(id, { text });
    change(() => timeline.pending(id, text, myName), true);
    deliver(id);
  }

  /** Send it, or keep it until the line is there: the same id is handled once, however often it is sent. */
  function deliver(id) {
    const waiting = outbox.get(id);
    waiting.refused = false;
    clearTimeout(waiting.timer);
    waiting.sent = send({ type: "message", id, room, text: waiting.text });
    waiting.timer = setTimeout(() => outbox.has(id) && refused(id, t("not-sent")), ANSWER_WITHIN_MS);
  }

  function refused(id, why) {
    const waiting = outbox.get(id);
    clearTimeout(waiting.timer);
    waiting.refused = true;
    timeline.failed(id, why);
  }

  function taken({ id, command, message }) {
    const waiting = outbox.get(id);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    timeline.taken(id);
    waiting.message = message;
    if (command) outbox.delete(id);
  }

  /** A message of the room; one of mine takes the place of what I typed. */
  function settle(message) {
    const same = ([, waiting]) => (waiting.message ? waiting.message === message.id : waiting.text.trim() === message.text.trim());
    const mine = message.user === me && [...outbox].find(same);
    if (!mine) return timeline.add(message);
    clearTimeout(mine[1].timer);
    outbox.delete(mine[0]);
    timeline.arrived(mine[0], message);
  }

  function act(action, value, values = {}, state = {}, element = null) {
    const id = freshId();
    if (element) acting.set(id, element);
    const sent = send({ type: "action", id, action, value: value ?? "", values, state, room });
    if (!sent && element) showErrors(element, { "": t("unreachable") });
  }

  // --- what is seen ---
  function warn(words) {
    $("#offline").textContent = words;
    $("#offline").hidden = false;
  }

  function change(what, follow = false) {
    following = follow || atEnd();
    what();
    show();
    if (following) toEnd();
    else jump.hidden = false;
  }

  function show() {
    empty.hidden = !loaded || !timeline.empty || list.children.length > 0;
  }

  const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  function toEnd() {
    scroll.scrollTop = scroll.scrollHeight;
    jump.hidden = true;
  }
  scroll.addEventListener("scroll", () => {
    following = atEnd();
    if (following) jump.hidden = true;
  });
  new ResizeObserver(() => following && toEnd()).observe(list);
  jump.addEventListener("click", toEnd);

  function compose() {
    const [form, input] = [$("#composer"), $("#text")];
    const completion = new Completion(input, $("#completions"));
    const grow = () => {
      input.style.height = "auto";
      input.style.height = `${Math.min(input.scrollHeight, 220)}px`;
      form.classList.toggle("ready", input.value.trim() !== "");
    };
    input.addEventListener("input", grow);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || completion.key(event)) return;
      if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = input.value.trim();
      if (!text) return;
      input.value = "";
      completion.close();
      grow();
      say(text);
    });
    takeFiles({ room, main, list: $("#uploads"), onsent: (answer) => answer?.id && answer.at && change(() => timeline.add(answer), true) });
    return {
      fill(text) {
        input.value = text;
        grow();
        input.focus();
      },
    };
  }
}
