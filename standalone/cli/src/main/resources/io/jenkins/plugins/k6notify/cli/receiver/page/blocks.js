import { el } from './dom.js';
import { outsideLink } from './link.js';
import { MAX_CHARACTERS, mrkdwn, plainText } from './mrkdwn.js';

/** Twice what Slack takes in one message. */
const MAX_BLOCKS = 100;

const DRAWERS = { header, section, rich_text: richText, context, divider, actions, image };

/** Block Kit as nodes; a block of a kind that k6-notify never sends is named and not drawn. */
export function blocks(list) {
  return list.slice(0, MAX_BLOCKS).map((block) => {
    const kind = String(block?.type);
    return Object.hasOwn(DRAWERS, kind) ? DRAWERS[kind](block) : notDrawn(kind);
  });
}

/** A text object of either type. */
export function textObject(object) {
  if (typeof object?.text !== 'string') {
    return [];
  }
  return object.type === 'mrkdwn' ? mrkdwn(object.text) : [plainText(object.text, object.emoji !== false)];
}

function header(block) {
  return el('p', { className: 'slack-header' }, textObject(block.text));
}

function section(block) {
  const fields = Array.isArray(block.fields) ? block.fields : [];
  return el('div', { className: 'slack-section' },
    el('div', { className: 'slack-section-main' },
      block.text ? el('div', { className: 'slack-text' }, textObject(block.text)) : null,
      fields.length === 0 ? null : el('div', { className: 'slack-fields' },
        fields.map((field) => el('div', { className: 'slack-field' }, textObject(field))))),
    block.accessory ? element(block.accessory) : null);
}

/** Paragraphs; lists, quotes and code, which k6-notify does not send, are named. */
function richText(block) {
  const parts = Array.isArray(block.elements) ? block.elements : [];
  return el('div', { className: 'slack-section' }, el('div', { className: 'slack-text' },
    parts.map((part) => (part?.type === 'rich_text_section' && Array.isArray(part.elements)
      ? el('div', {}, part.elements.map(span))
      : notDrawn(String(part?.type))))));
}

/** Its text is no markup. */
function span(part) {
  const text = String(part?.text ?? '').slice(0, MAX_CHARACTERS);
  const shown = part?.type === 'link' ? outsideLink(String(part.url ?? ''), text) : text;
  return part?.style?.bold ? el('strong', {}, shown) : shown;
}

function context(block) {
  const elements = Array.isArray(block.elements) ? block.elements : [];
  return el('div', { className: 'slack-context' },
    elements.map((part) => (part?.type === 'image' ? element(part) : el('div', {}, textObject(part)))));
}

function divider() {
  return el('hr', { className: 'slack-divider' });
}

function actions(block) {
  const elements = Array.isArray(block.elements) ? block.elements : [];
  return el('div', { className: 'slack-actions' }, elements.map(element));
}

function image(block) {
  return el('div', { className: 'slack-section' }, element(block));
}

function element(part) {
  if (part?.type === 'button') {
    const style = ['primary', 'danger'].includes(part.style) ? `slack-button-${part.style}` : '';
    return outsideLink(String(part.url ?? ''), textObject(part.text), `slack-button ${style}`);
  }
  if (part?.type === 'image') {
    // Not loaded: the receiver asks nobody for anything.
    return el('span', { className: 'slack-image' }, `Image: ${String(part.alt_text ?? part.image_url ?? '')}`);
  }
  return notDrawn(String(part?.type));
}

function notDrawn(kind) {
  return el('p', { className: 'slack-not-drawn' }, `“${kind}” is not drawn here: see the JSON.`);
}
