import { el } from './dom.js';
import { emoji } from './emoji.js';
import { outsideLink } from './link.js';
import { unknown } from './unknown.js';
import { array, object, text } from './values.js';

const PARTS = {
  rich_text_section: (part) => el('div', {}, spans(part)),
  rich_text_quote: (part) => el('blockquote', { className: 'mrkdwn-quote' }, spans(part)),
  rich_text_preformatted: (part) => el('pre', { className: 'mrkdwn-pre' }, spans(part)),
  rich_text_list: list,
};

/** The tags of the styles of a span. */
const STYLES = { bold: 'strong', italic: 'em', strike: 'del', code: 'code' };

/** A block of rich_text: paragraphs, lists, quotes and code. Its text is no markup. */
export function richText(block) {
  return el('div', { className: 'slack-section' }, el('div', { className: 'slack-text' },
    array(block.elements).map((part) => {
      const type = text(part?.type);
      return Object.hasOwn(PARTS, type) ? PARTS[type](part) : unknown(type);
    })));
}

function list(part) {
  return el(part.style === 'ordered' ? 'ol' : 'ul', { className: 'slack-list' },
    array(part.elements).map((item) => el('li', {}, spans(object(item)))));
}

const spans = (part) => array(part.elements).map((element) => span(object(element)));

function span(part) {
  return Object.entries(STYLES)
    .filter(([name]) => object(part.style)[name] === true)
    .reduce((inner, [name, tag]) => el(tag, { className: name === 'code' ? 'mrkdwn-code' : '' }, inner), content(part));
}

function content(part) {
  switch (part.type) {
    case 'link':
      return outsideLink(text(part.url), text(part.text) || text(part.url));
    case 'emoji':
      return emoji(text(part.name)) ?? `:${text(part.name)}:`;
    case 'user':
      return el('span', { className: 'mrkdwn-mention' }, `@${text(part.user_id)}`);
    case 'usergroup':
      return el('span', { className: 'mrkdwn-mention' }, `@${text(part.usergroup_id)}`);
    case 'channel':
      return el('span', { className: 'mrkdwn-mention' }, `#${text(part.channel_id)}`);
    case 'broadcast':
      return el('span', { className: 'mrkdwn-mention mrkdwn-everyone' }, `@${text(part.range)}`);
    default:
      return text(part.text);
  }
}
