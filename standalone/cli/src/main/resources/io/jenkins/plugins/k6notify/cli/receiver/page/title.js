import { el } from './messages/dom.js';
import { plainText } from './messages/mrkdwn.js';

const MAX_CHARACTERS = 200;

/** What to call a request: the name of the test; for Slack, the header or first words of the message. */
export function titleOf(request) {
  const title = request.kind === 'slack' ? slackTitle(request.payload) : request.payload.name;
  return String(title || request.event || request.path).slice(0, MAX_CHARACTERS);
}

/** The name of the event as sent; nothing where there is none, as in Slack messages. */
export function eventName(request) {
  return request.event ? el('code', { className: 'event-name' }, request.event) : null;
}

function slackTitle(payload) {
  const blocks = Array.isArray(payload.blocks) ? payload.blocks : [];
  const header = blocks.find((block) => block?.type === 'header')?.text;
  const text = header?.text ?? payload.text;
  return typeof text === 'string' ? plainText(text.split('\n', 1)[0], header?.emoji !== false) : null;
}
