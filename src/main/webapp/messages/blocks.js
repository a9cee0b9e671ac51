import { el } from './dom.js';
import { outsideLink } from './link.js';
import { mrkdwn, plainText } from './mrkdwn.js';
import { richText } from './rich-text.js';
import { unknown } from './unknown.js';
import { array, text } from './values.js';

const DRAWERS = { header, section, rich_text: richText, context, divider, actions, image };

/** Block Kit as nodes. */
export function blocks(list) {
  return list.map((block) => {
    const type = text(block?.type);
    return Object.hasOwn(DRAWERS, type) ? DRAWERS[type](block) : unknown(type);
  });
}

/** A text object of either type. */
function textObject(object) {
  if (typeof object?.text !== 'string') {
    return [];
  }
  return object.type === 'mrkdwn' ? mrkdwn(object.text) : [plainText(object.text, object.emoji !== false)];
}

function header(block) {
  return el('p', { className: 'slack-header' }, textObject(block.text));
}

function section(block) {
  const fields = array(block.fields);
  return el('div', { className: 'slack-section' },
    el('div', { className: 'slack-section-main' },
      block.text ? el('div', { className: 'slack-text' }, textObject(block.text)) : null,
      fields.length === 0 ? null : el('div', { className: 'slack-fields' },
        fields.map((field) => el('div', { className: 'slack-field' }, textObject(field))))),
    block.accessory ? element(block.accessory) : null);
}

function context(block) {
  return el('div', { className: 'slack-context' },
    array(block.elements).map((part) => (part?.type === 'image' ? element(part) : el('div', {}, textObject(part)))));
}

function divider() {
  return el('hr', { className: 'slack-divider' });
}

function actions(block) {
  return el('div', { className: 'slack-actions' }, array(block.elements).map(element));
}

function image(block) {
  return el('div', { className: 'slack-section' }, element(block));
}

function element(part) {
  if (part?.type === 'button') {
    const style = ['primary', 'danger'].includes(part.style) ? `slack-button-${part.style}` : '';
    return outsideLink(text(part.url), textObject(part.text), `slack-button ${style}`);
  }
  if (part?.type === 'image') {
    // Not loaded: a page with a message asks no other site for anything.
    return el('span', { className: 'message-unknown' }, `Image: ${text(part.alt_text) || text(part.image_url)}`);
  }
  return unknown(text(part?.type));
}
