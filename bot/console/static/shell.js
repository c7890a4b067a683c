// What every page has: the sidebar, the bell, the state of the line, signing out, new rooms.

import { get, post } from "./api.js";
import { $, $$, h, icon, narrow, popover, t } from "./dom.js";
import { connect, on } from "./live.js";
import { ago } from "./time.js";

drawer();
bell();
signOut();
newRoom();
line();
connect();

function drawer() {
  const [menu, sidebar, scrim] = [$("#menu"), $("#sidebar"), $("#scrim")];
  const set = (open) => {
    document.body.classList.toggle("drawer-open", open);
    menu.setAttribute("aria-expanded", String(open));
    scrim.hidden = !open;
    sidebar.inert = narrow() && !open;
    if (open) $("a", sidebar).focus();
  };
  menu.addEventListener("click", () => set(!document.body.classList.contains("drawer-open")));
  scrim.addEventListener("click", () => set(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("drawer-open")) {
      set(false);
      menu.focus();
    }
  });
  matchMedia("(max-width: 760px)").addEventListener("change", () => set(false));
  sidebar.inert = narrow();
}

function bell() {
  const [button, panel, count] = [$("#bell"), $("#notifications"), $("#unread")];
  const show = (number) => {
    button.dataset.unread = number;
    count.textContent = number > 99 ? "99+" : String(number);
    count.hidden = number < 1;
  };
  popover(button, panel, async () => {
    panel.replaceChildren(h("h2", {}, t("notifications")), h("p", { class: "note" }, t("loading")));
    try {
      const { items } = await get("/api/notifications");
      panel.lastChild.replaceWith(items.length ? h("ul", {}, items.map(entry)) : h("p", { class: "note" }, t("no-notifications")));
    } catch (error) {
      panel.lastChild.replaceWith(h("p", { class: "note", role: "alert" }, error.message));
    }
  });
  const entry = (item) =>
    h("li", { class: item.read_at ? "" : "fresh" },
      h("a", { href: item.entity ? `/reports/${encodeURIComponent(item.entity)}` : "#", onclick: (event) => open(event, item) },
        icon("report"), h("span", {}, h("b", {}, item.title), item.body ? h("span", { class: "body" }, item.body.replace(`${item.title}: `, "")) : null, h("small", {}, ago(item.created_at)))));
  const open = async (event, item) => {
    if (item.read_at) return;
    event.preventDefault();
    const to = event.currentTarget.href;
    await post(`/api/notifications/${encodeURIComponent(item.id)}/read`).catch(() => {});
    location.assign(to);
  };
  // On every connection the server tells what is unread; what it told before isn't counted twice.
  let waiting = new Set();
  on("welcome", () => (waiting = new Set()));
  on("notification", ({ id }) => {
    waiting.add(id);
    show(waiting.size);
  });
  on("open", async (again) => {
    if (!again) return;
    const { items } = await get("/api/notifications?unread=true").catch(() => ({}));
    if (items) show(items.length);
  });
}

function signOut() {
  $("#sign-out").addEventListener("click", async () => {
    await post("/api/logout").catch(() => {});
    location.assign("/");
  });
}

function newRoom() {
  const [dialog, form] = [$("#new-room-dialog"), $("#new-room-form")];
  const wrong = $(".field-error", form);
  const open = () => {
    wrong.hidden = true;
    dialog.showModal();
  };
  $("#new-room").addEventListener("click", open);
  for (const button of $$("[data-opens='new-room']")) button.addEventListener("click", open);
  $("[value=cancel]", form).addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(form));
    try {
      const room = await post("/api/rooms", { title: values.title.trim(), sort: values.sort });
      location.assign(`/rooms/${encodeURIComponent(room.id)}`);
    } catch (error) {
      wrong.textContent = error.message;
      wrong.hidden = false;
    }
  });
}

function line() {
  const banner = $("#offline");
  let timer = null;
  on("closed", () => {
    timer ??= setTimeout(() => {
      banner.textContent = t("offline");
      banner.hidden = false;
    }, 1200);
  });
  on("open", () => {
    clearTimeout(timer);
    timer = null;
    banner.hidden = true;
  });
  on("message", ({ room, message }) => {
    const link = $(`#rooms a[data-room="${CSS.escape(room)}"]`);
    if (link && !link.hasAttribute("aria-current") && message.user !== document.body.dataset.user) $(".dot", link).hidden = false;
  });
}
