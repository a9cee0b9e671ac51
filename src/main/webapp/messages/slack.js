import { blocks } from './blocks.js';
import { el } from './dom.js';
import { outsideLink } from './link.js';
import { mrkdwn, plainText } from './mrkdwn.js';
import { post } from './post.js';
import { array, object, text } from './values.js';

const NAMED_COLOURS = { good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a' };
const HEX_COLOUR = /^#?([0-9a-f]{6})$/i;
/** A channel by its name; an ID such as C024BE7LH has capitals. */
const CHANNEL_NAME = /^[^A-Z#@]/;

/** A message to an incoming webhook or to Slack's Web API, as Slack shows it in a channel. */
export function slackMessage(message, time) {
  return post('slack', 'The message as Slack shows it',
    { name: text(message.username) || 'k6-notify', tag: 'APP', time },
    caption(message),
    contentOf(message),
    array(message.attachments).map((part) => attachment(object(part))));
}

/** Where the Web API posts the message. */
function caption(message) {
  const channel = text(message.channel);
  const parts = [
    channel === '' ? null : `to ${CHANNEL_NAME.test(channel) ? '#' : ''}${channel}`,
    message.thread_ts ? `reply in thread${message.reply_broadcast === true ? ', also sent to the channel' : ''}` : null,
    message.ts ? 'replaces an earlier message' : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : el('p', { className: 'slack-caption' }, parts.join(' · '));
}

/** With blocks, Slack shows `text` in notifications only. */
function contentOf(message) {
  const list = array(message.blocks);
  const words = text(message.text);
  if (list.length > 0) {
    return blocks(list);
  }
  return words === ''
    ? []
    : [el('div', { className: 'slack-text' }, message.mrkdwn === false ? plainText(words) : mrkdwn(words))];
}

function attachment(part) {
  const bar = el('div', { className: 'slack-bar' });
  bar.style.backgroundColor = colourOf(text(part.color));
  const fields = array(part.fields).map((field) => el('div', { className: 'slack-field' },
    el('strong', {}, text(field?.title)), mrkdwn(text(field?.value))));
  return el('div', { className: 'slack-attachment' },
    part.pretext ? el('div', { className: 'slack-text slack-pretext' }, mrkdwn(text(part.pretext))) : null,
    bar,
    el('div', { className: 'slack-attachment-body' },
      part.title ? el('p', {}, el('strong', {}, title(part))) : null,
      contentOf(part),
      fields.length > 0 ? el('div', { className: 'slack-fields' }, fields) : null,
      part.footer ? el('p', { className: 'slack-context' }, text(part.footer)) : null));
}

function title(part) {
  return part.title_link ? outsideLink(text(part.title_link), text(part.title)) : text(part.title);
}

function colourOf(colour) {
  if (Object.hasOwn(NAMED_COLOURS, colour)) {
    return NAMED_COLOURS[colour];
  }
  const hex = HEX_COLOUR.exec(colour);
  return hex ? `#${hex[1]}` : '';
}
