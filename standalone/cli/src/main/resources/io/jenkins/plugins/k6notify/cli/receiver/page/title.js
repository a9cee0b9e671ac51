import { el } from './messages/dom.js';
import { plainText } from './messages/mrkdwn.js';
import { teamsTitle } from './messages/teams.js';
import { messageKind } from './outcome.js';

const MAX_CHARACTERS = 200;
const TITLES = { slack: slackTitle, teams: teamsTitle, mail: ({ subject }) => subject, webhook: ({ name }) => name };

/** What to call a request: the name of the test; for a message, its subject, its header or its first words. */
export function titleOf(request) {
  const title = TITLES[messageKind(request)](request.payload);
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
