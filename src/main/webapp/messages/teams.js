import { plainMarkdown } from './card-markdown.js';
import { card } from './card.js';
import { el } from './dom.js';
import { post } from './post.js';
import { unknown } from './unknown.js';
import { array, object, text } from './values.js';

const CARD = 'AdaptiveCard';
const CARD_CONTENT_TYPE = 'application/vnd.microsoft.card.adaptive';

/** A message to a workflow of Teams, as Teams shows it in a channel: Adaptive Cards in an envelope, or a bare card. */
export function teamsMessage(message, time) {
  const parts = message.type === CARD ? [card(message)] : array(message.attachments).map((part) => attachment(object(part)));
  return post('teams', 'The message as Teams shows it', { name: 'Workflows', time },
    parts.length > 0 ? parts : el('p', { className: 'message-note' }, 'The message has no attachments: Teams shows nothing.'));
}

/** The title of a message: its summary, otherwise the first text of its first card; an empty text if there is neither. */
export function teamsTitle(message) {
  const first = message.type === CARD ? message : object(object(array(message.attachments)[0]).content);
  return text(message.summary) || plainMarkdown(firstText(first.body, 3));
}

function firstText(items, depth) {
  for (const item of depth > 0 ? array(items) : []) {
    const found = item?.type === 'TextBlock' ? text(item.text) : firstText(item?.items ?? item?.columns, depth - 1);
    if (found !== '') {
      return found;
    }
  }
  return '';
}

function attachment(part) {
  return part.contentType === CARD_CONTENT_TYPE && object(part.content).type === CARD
    ? card(part.content)
    : unknown(text(part.contentType) || 'attachment');
}
