// What can be done with a room itself: add someone, mark an incident as resolved.

import { patch, post } from "./api.js";
import { $, popover } from "./dom.js";

/** Wires the head of the room; `told` shows a sentence where something can't be done. */
export function roomHead(room, told) {
  const path = `/api/rooms/${encodeURIComponent(room)}`;
  popover($("#members"), $("#members-list"));
  $("#status")?.addEventListener("click", async ({ currentTarget }) => {
    currentTarget.disabled = true;
    await patch(path, { status: currentTarget.dataset.status }).then(() => location.reload(), (error) => told(error.message));
  });
  const form = $("#add-member");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = $(".field-error", form);
    try {
      await post(`${path}/members`, { person: form.elements.person.value });
      location.reload();
    } catch (error) {
      wrong.textContent = error.message;
      wrong.hidden = false;
    }
  });
}
