import { blocks } from './blocks.js';
import { el } from './dom.js';
import { slackTime } from './format.js';
import { outsideLink } from './link.js';
import { mrkdwn, plainText } from './mrkdwn.js';

const NAMED_COLOURS = { good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a' };
const HEX_COLOUR = /^#?([0-9a-f]{6})$/i;
const MAX_ATTACHMENTS = 20;

/** A message as it would stand in a Slack channel. */
export function slackMessage(request) {
  const { payload } = request;
  return el('article', { className: 'slack', 'aria-label': 'The message as Slack draws it' },
    el('img', { className: 'slack-avatar', src: '/assets/favicon.svg', alt: '' }),
    el('div', { className: 'slack-content' },
      el('p', { className: 'slack-byline' },
        el('strong', {}, text(payload.username) || 'k6-notify'), ' ',
        el('span', { className: 'slack-app' }, 'APP'), ' ',
        el('time', { dateTime: request.time }, slackTime(request.time))),
      contentOf(payload),
      array(payload.attachments).slice(0, MAX_ATTACHMENTS).map(attachment)));
}

/** With blocks, Slack shows `text` in notifications only. */
function contentOf(message) {
  const list = array(message.blocks);
  const words = text(message.text);
  return list.length > 0
    ? blocks(list)
    : [el('div', { className: 'slack-text' }, message.mrkdwn === false ? plainText(words) : mrkdwn(words))];
}

function attachment(part) {
  const bar = el('div', { className: 'slack-bar' });
  bar.style.backgroundColor = colourOf(part?.color);
  const fields = array(part?.fields).map((field) => el('div', { className: 'slack-field' },
    el('strong', {}, text(field?.title)), mrkdwn(text(field?.value))));
  return el('div', { className: 'slack-attachment' },
    part?.pretext ? el('div', { className: 'slack-text slack-pretext' }, mrkdwn(text(part.pretext))) : null,
    bar,
    el('div', { className: 'slack-attachment-body' },
      part?.title ? el('p', {}, el('strong', {}, title(part))) : null,
      part ? contentOf(part) : null,
      fields.length > 0 ? el('div', { className: 'slack-fields' }, fields) : null,
      part?.footer ? el('p', { className: 'slack-context' }, text(part.footer)) : null));
}

function title(part) {
  return part.title_link ? outsideLink(text(part.title_link), text(part.title)) : text(part.title);
}

function colourOf(colour) {
  const hex = HEX_COLOUR.exec(text(colour));
  return Object.hasOwn(NAMED_COLOURS, text(colour)) ? NAMED_COLOURS[colour] : hex ? `#${hex[1]}` : '';
}

const array = (value) => (Array.isArray(value) ? value : []);

const text = (value) => (typeof value === 'string' ? value : '');
