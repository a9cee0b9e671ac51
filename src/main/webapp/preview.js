import { drawMessage } from "./messages/message.js";

/* Draws messages into the form of a channel: buttons.js, which is no module, sends an event with the body of each. */
document.addEventListener("k6-notify:draw", (event) => {
  event.target.append(drawMessage(event.detail.kind, event.detail.body));
});
