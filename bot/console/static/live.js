// The one WebSocket of a page: listeners by type, and a line that comes back after it broke.

const listeners = new Map();
const waiting = [];
const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 15000;

let socket = null;
let pause = FIRST_PAUSE_MS;
let timer = null;
let opened = 0;

/** Hear messages of a type. `open` (argument: was it open before), `closed` and `*` are our own. */
export function on(type, listener) {
  if (!listeners.has(type)) listeners.set(type, []);
  listeners.get(type).push(listener);
}

export const isOpen = () => socket?.readyState === WebSocket.OPEN;

/** Send now, or false where the line is down. */
export function send(message) {
  if (!isOpen()) return false;
  socket.send(JSON.stringify(message));
  return true;
}

/** Send as soon as the line is there. */
export function sendWhenOpen(message) {
  if (!send(message)) waiting.push(message);
}

function tell(type, value) {
  for (const listener of listeners.get(type) ?? []) listener(value);
}

export function connect() {
  clearTimeout(timer);
  timer = null;
  if (socket && socket.readyState <= WebSocket.OPEN) return;
  const address = new URL("/api/ws", location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  socket = new WebSocket(address);
  socket.addEventListener("open", () => {
    pause = FIRST_PAUSE_MS;
    document.body.dataset.live = "open";
    tell("open", opened++ > 0);
    for (const message of waiting.splice(0)) send(message);
  });
  socket.addEventListener("message", (event) => {
    const message = JSON.parse(event.data);
    tell(message.type, message);
    tell("*", message);
  });
  socket.addEventListener("close", () => {
    document.body.dataset.live = "closed";
    tell("closed");
    later();
  });
}

function later() {
  if (timer) return;
  timer = setTimeout(connect, pause * (0.75 + Math.random() / 2));
  pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
}

addEventListener("online", connect);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && connect());
