// The messages of a room: in order of time, days between them, threads under their first message, replies as cards.

import { $, $$, avatar, h, icon, t } from "./dom.js";
import { showErrors } from "./form.js";
import { showPanel } from "./panel.js";
import { showReply } from "./replies.js";
import { clock, dayKey, dayName, moment, now, size } from "./time.js";

const TOGETHER_MS = 5 * 60 * 1000;
const REPORTER = { user: "usr_newsdesk", author: "Newsdesk", bot: true };

const EMOJI = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", heart: "❤️", tada: "🎉", eyes: "👀", white_check_mark: "✅", heavy_check_mark: "✔️", pray: "🙏", clap: "👏",
  rocket: "🚀", fire: "🔥", joy: "😂", smile: "😄", slightly_smiling_face: "🙂", thinking_face: "🤔", raised_hands: "🙌", ok_hand: "👌", x: "❌", warning: "⚠️",
};

export class Timeline {
  /** `act(action, value, values, state)` is what pressing something in a reply does; `retry(id)` sends again. */
  constructor({ list, room, zone, me, act, retry }) {
    Object.assign(this, { list, room, zone, me, act, retry });
    this.items = new Map();
    this.commands = new Map();
    this.answered = new Set();
  }

  get empty() {
    return this.items.size === 0 && this.commands.size === 0;
  }

  /** The oldest message's id, to ask for what was before it. */
  get oldest() {
    return $(".message[data-id]", this.list)?.dataset.id;
  }

  /** Show a message once; a later form of the same takes its place. */
  add(message) {
    if (this.answered.has(message.id)) return;
    const item = this.#message(message);
    const known = this.items.get(message.id);
    if (known) {
      const thread = $(".thread", known);
      if (thread) item.append(thread);
      known.replaceWith(item);
    } else this.#place(item, message);
    this.items.set(message.id, item);
    this.#tidy();
  }

  /** What was just typed, before the server has it. */
  pending(id, text, author) {
    const item = this.#message({ id, user: this.me, author, at: now().toISOString(), text, files: [] });
    item.classList.add("pending");
    delete item.dataset.id;
    item.dataset.pending = id;
    this.list.append(item);
    this.#tidy();
    return item;
  }

  /** It didn't arrive: say so, with a way to send it again. */
  failed(id, why) {
    const item = this.#pendingItem(id);
    if (!item) return;
    item.classList.remove("pending");
    item.classList.add("unsent");
    const again = () => {
      $(".unsent-note", item).remove();
      item.classList.replace("unsent", "pending");
      this.retry(id);
    };
    $(".unsent-note", item)?.remove();
    $(".message-main", item).append(h("p", { class: "unsent-note", role: "alert" }, icon("alert"), h("span", {}, why), h("button", { class: "link", type: "button", onclick: again }, t("send-again"))));
  }

  /** It stands in the room now, as this message. */
  arrived(id, message) {
    this.#pendingItem(id)?.remove();
    this.add(message);
  }

  /** The server has it. A command stays as it is: it isn't a message of the room, only what was asked. */
  taken(id) {
    const item = this.#pendingItem(id);
    item?.classList.remove("pending", "unsent");
    $(".unsent-note", item ?? this.list)?.remove();
  }

  /** A reply for the asker alone; `command` is the asking's id. A kept one is known by its message's id, too. */
  reply({ command, n, reply, message }) {
    if (message && this.items.has(message)) return;
    if (reply.sort === "form" && this.#sameForm(reply)) return;
    const item = this.#answer(command);
    const replies = $(".replies", item);
    if (message) this.answered.add(message);
    const shown = this.#shown(reply);
    shown.dataset.n = n;
    const earlier = $(`[data-n="${n}"]`, replies) ?? (reply.sort === "progress" ? $(".progress", replies) : null);
    if (earlier) earlier.replaceWith(shown);
    else replies.append(shown);
    this.#tidy();
  }

  /** The command is done: stages that were shown while it ran go. */
  done(command) {
    const item = this.commands.get(command);
    if (!item) return;
    for (const line of $$(".progress", item)) line.remove();
    if (!$(".replies", item).children.length) {
      item.remove();
      this.commands.delete(command);
    }
    this.#tidy();
  }

  #pendingItem(id) {
    return $(`[data-pending="${CSS.escape(id)}"]`, this.list);
  }

  #shown(reply) {
    const shown = showReply(reply, this.act, this.room);
    if (reply.sort === "form") shown.dataset.formId = reply.id;
    return shown;
  }

  /** A form that stands there already: errors and the panel move on in it, so that nothing typed is lost. */
  #sameForm(reply) {
    const there = $(`[data-form-id="${CSS.escape(reply.id)}"]`, this.list);
    if (!there) return false;
    const [panel, wrong] = [$(".test-panel", there), Object.keys(reply.errors ?? {}).length > 0];
    const tested = reply.panel && panel && reply.panel.state !== "idle";
    if (wrong) showErrors($("form", there), reply.errors);
    if (tested) {
      showPanel(panel, reply.panel);
      $(".form-test [data-action]", there).textContent = reply.panel.button.label;
    }
    if (wrong || tested) return true;
    there.replaceWith(this.#shown(reply));
    return true;
  }

  /** Where the reporter's replies to a command stand: after what was asked. */
  #answer(command) {
    const known = this.commands.get(command);
    if (known?.isConnected) return known;
    const item = this.#message({ ...REPORTER, id: command, at: now().toISOString(), text: "", files: [], private: true });
    delete item.dataset.id;
    const asked = this.#pendingItem(command);
    if (asked) asked.after(item);
    else this.list.append(item);
    this.commands.set(command, item);
    return item;
  }

  #place(item, message) {
    const root = message.thread && message.thread !== message.id ? this.items.get(message.thread) : null;
    if (root) {
      let thread = $(".thread", root);
      if (!thread) root.append((thread = h("ol", { class: "thread", "aria-label": t("thread") })));
      insert(thread, item);
    } else insert(this.list, item);
  }

  #message(message) {
    const bot = message.bot || message.user === REPORTER.user;
    const item = h("li", { class: `message${bot ? " bot" : ""}${message.notice ? " notice-line" : ""}${message.private ? " private" : ""}`, dataset: { id: message.id, at: message.at, user: message.user } });
    const main = h("div", { class: "message-main" },
      h("p", { class: "message-head" }, h("b", {}, message.author), bot ? h("span", { class: "tag" }, t("app")) : null,
        h("time", { datetime: message.at, title: moment(message.at, this.zone) }, clock(message.at, this.zone)),
        message.private ? h("span", { class: "only-you" }, t("only-you")) : null,
        message.edited ? h("span", { class: "only-you" }, t("edited")) : null),
      message.text && !message.reply ? h("div", { class: "message-text" }, spoken(message.text)) : null,
      message.files?.length ? h("ul", { class: "message-files" }, message.files.map((file) => h("li", {}, shownFile(file)))) : null,
      h("div", { class: "replies" }, message.reply ? this.#shown(message.reply) : null),
      message.reactions?.length ? h("p", { class: "reactions" }, message.reactions.map((reaction) => h("span", {}, `${EMOJI[reaction.name.replace(/::.*/, "")] ?? `:${reaction.name}:`} ${reaction.count}`))) : null);
    item.append(avatar(message.user, message.author), main);
    return item;
  }

  /** Days between the messages; a person's messages in a row stand together under one name. */
  #tidy() {
    for (const line of $$(":scope > .day", this.list)) line.remove();
    let [day, before] = ["", null];
    for (const item of $$(":scope > .message", this.list)) {
      const key = dayKey(item.dataset.at, this.zone);
      if (key !== day) {
        item.before(h("li", { class: "day" }, h("span", {}, dayName(item.dataset.at, this.zone))));
        [day, before] = [key, null];
      }
      const together = before && before.dataset.user === item.dataset.user && !$(".thread", before) &&
        before.classList.contains("private") === item.classList.contains("private") &&
        new Date(item.dataset.at) - new Date(before.dataset.at) < TOGETHER_MS;
      item.classList.toggle("continued", Boolean(together));
      before = item;
    }
  }
}

function insert(list, item) {
  const at = Date.parse(item.dataset.at);
  let after = [...list.children].filter((child) => child.classList.contains("message")).reverse().find((child) => Date.parse(child.dataset.at) <= at);
  if (after) after.after(item);
  else list.prepend(item);
}

const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;

/** Text as it was said: lines kept, addresses made links, nothing else read. */
function spoken(text) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(LINK)) {
    parts.push(text.slice(at, found.index), h("a", { href: found[0], rel: "noopener noreferrer nofollow", target: "_blank" }, found[0]));
    at = found.index + found[0].length;
  }
  return [...parts, text.slice(at)];
}

const SHOWN = /^image\/(png|jpeg|gif|webp)$/;

function shownFile(file) {
  const chip = h("a", { class: "file-chip", href: file.url, download: file.name },
    h("span", { class: "file-kind", "aria-hidden": "true" }, file.name.split(".").at(-1).slice(0, 4).toLowerCase()),
    h("span", {}, h("b", {}, file.name), h("small", {}, size(file.size))), icon("download"));
  if (!SHOWN.test(file.media_type)) return chip;
  const image = h("img", { src: file.url, alt: file.name, loading: "lazy", onerror: () => image.closest("a").replaceWith(chip) });
  return h("a", { class: "picture", href: file.url, download: file.name, title: file.name }, image);
}
