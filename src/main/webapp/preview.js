import { drawMessage } from "./messages/message.js";

const STYLES = ["message", "slack", "teams", "mail", "json", "switch"];

/** Returns what a receiver shows of a body, as arguments of drawMessage: the app of Slack posts a message and a reply. */
function shown(kind, body) {
  if (kind !== "slack-app") {
    return [[kind, body]];
  }
  const { message, reply } = JSON.parse(body);
  const posts = reply ? [message, { ...reply, thread_ts: "that of the message" }] : [message];
  return posts.map((post) => ["slack", JSON.stringify(post)]);
}

for (const name of STYLES) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(`messages/${name}.css`, import.meta.url).href;
  document.head.append(link);
}

/* Draws messages into the form of a channel: buttons.js, which is no module, sends an event with the body of each. */
document.addEventListener("k6-notify:draw", ({ target, detail }) => {
  target.append(...shown(detail.kind, detail.body).map(([kind, body]) => drawMessage(kind, body)));
});
