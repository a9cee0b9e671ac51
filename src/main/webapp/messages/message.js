import { el } from './dom.js';
import { mail } from './mail.js';
import { readMessage } from './reader.js';
import { slackMessage } from './slack.js';
import { source } from './source.js';
import { teamsMessage } from './teams.js';

/** Draws a message of each kind; each of them takes the parsed body and the time of the message. */
const DRAWERS = { slack: slackMessage, teams: teamsMessage, mail };

/** Whether messages of a kind have a view of their own, besides the view of their body as JSON. */
export const isDrawn = (kind) => Object.hasOwn(DRAWERS, kind);

/**
 * Returns an element with a message as its receiver shows it. A webhook, another kind, and a body that is no JSON object
 * are shown as JSON or as text. The body is untrusted: it never becomes markup of the page, and a large body is drawn in
 * part, with a note. It needs the style sheets of this folder.
 *
 * @param {string} kind "slack", "teams", "mail" or "webhook"
 * @param {string} body the body as sent
 * @param {{time?: Date}} [options] the time that is shown; now, if absent
 * @returns {HTMLElement}
 */
export function drawMessage(kind, body, { time = new Date() } = {}) {
  const read = isDrawn(kind) ? readMessage(body) : null;
  if (read === null) {
    return el('div', { className: 'k6-message', 'data-kind': 'webhook' }, source(body));
  }
  return el('div', { className: 'k6-message', 'data-kind': kind },
    DRAWERS[kind](read.message, time),
    read.isCut ? el('p', { className: 'message-note' }, 'The message is too large to be drawn completely.') : null);
}
