// Files for a room: by button, by dropping them on the page, or by pasting.

import { upload } from "./api.js";
import { $, h, icon, t } from "./dom.js";
import { size } from "./time.js";

/** `sent(message)` is given what the server made of each file. */
export function takeFiles({ room, main, list, onsent }) {
  const [button, drop, input] = [$("#file"), $("#drop"), $("#text")];
  const take = (files) => [...files].forEach((file) => send(file));

  button.addEventListener("change", () => {
    take(button.files);
    button.value = "";
  });
  input.addEventListener("paste", (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    take(event.clipboardData.files);
  });
  let depth = 0;
  const dragged = (event) => event.dataTransfer?.types.includes("Files");
  main.addEventListener("dragenter", (event) => dragged(event) && (depth++, (drop.hidden = false)));
  main.addEventListener("dragleave", (event) => dragged(event) && --depth <= 0 && ((depth = 0), (drop.hidden = true)));
  main.addEventListener("dragover", (event) => dragged(event) && event.preventDefault());
  main.addEventListener("drop", (event) => {
    if (!dragged(event)) return;
    event.preventDefault();
    [depth, drop.hidden] = [0, true];
    take(event.dataTransfer.files);
  });

  async function send(file) {
    const meter = h("progress", { max: 1, value: 0, "aria-label": t("uploading", { name: file.name }) });
    const line = h("li", { class: "upload" }, icon("file"), h("span", {}, h("b", {}, file.name), h("small", {}, size(file.size))), meter);
    list.append(line);
    list.hidden = false;
    try {
      const answer = await upload(`/api/rooms/${encodeURIComponent(room)}/files`, file, (share) => (meter.value = share));
      line.remove();
      onsent(answer);
    } catch (error) {
      const gone = () => (line.remove(), (list.hidden = !list.children.length));
      meter.replaceWith(h("span", { class: "field-error", role: "alert" }, error.message),
        h("button", { class: "link", type: "button", onclick: () => (gone(), send(file)) }, t("retry")),
        h("button", { class: "icon-button small", type: "button", "aria-label": t("close"), onclick: gone }, icon("close")));
    }
    list.hidden = !list.children.length;
  }
}
