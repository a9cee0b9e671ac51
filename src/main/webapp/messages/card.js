import { factSet, richTextBlock, textBlock } from './card-text.js';
import { el } from './dom.js';
import { outsideLink } from './link.js';
import { unknown } from './unknown.js';
import { array, object, oneOf, text } from './values.js';

const SPACINGS = ['default', 'none', 'small', 'medium', 'large', 'extralarge', 'padding'];
const STYLES = ['default', 'emphasis', 'good', 'attention', 'warning', 'accent'];
const PIXELS = /^(\d{1,4})px$/;

const DRAWERS = {
  TextBlock: textBlock,
  RichTextBlock: richTextBlock,
  FactSet: factSet,
  Container: container,
  ColumnSet: columnSet,
  ActionSet: (item) => actions(item.actions),
  Image: image,
};

/** An Adaptive Card 1.4 as Teams shows it. */
export function card(content) {
  const teams = object(content.msteams ?? content.msTeams);
  return el('div', { className: `teams-card ${oneOf(['default', 'full'], teams.width) === 'full' ? 'teams-card-full' : ''}` },
    el('div', { className: 'teams-body' }, elements(content.body, mentionsOf(teams))),
    array(content.actions).length > 0 ? actions(content.actions) : null);
}

/** The texts that are mentions, each with its angle brackets. */
function mentionsOf(teams) {
  return new Set(array(teams.entities)
    .filter((entity) => entity?.type === 'mention' && text(object(entity.mentioned).id) !== '')
    .map((entity) => text(entity.text)));
}

function elements(list, mentions) {
  return array(list).filter((item) => item?.isVisible !== false).map((item) => element(object(item), mentions));
}

function element(item, mentions) {
  const type = text(item.type);
  const drawn = Object.hasOwn(DRAWERS, type) ? DRAWERS[type](item, mentions) : unknown(type);
  drawn.classList.add('teams-element', `teams-spacing-${oneOf(SPACINGS, item.spacing)}`);
  drawn.classList.toggle('teams-separator', item.separator === true);
  return drawn;
}

function container(item, mentions) {
  const style = oneOf(STYLES, item.style);
  const drawn = el('div', { className: 'teams-container' }, elements(item.items, mentions));
  if (style !== STYLES[0] || item.bleed === true) {
    drawn.classList.add('teams-styled', `teams-style-${style}`);
  }
  drawn.classList.toggle('teams-bleed', item.bleed === true);
  return drawn;
}

function columnSet(item, mentions) {
  const drawn = container({ ...item, items: [] }, mentions);
  drawn.classList.add('teams-columns');
  drawn.append(...array(item.columns).map((column) => {
    const part = container(object(column), mentions);
    part.classList.add('teams-column');
    part.style.flex = flexOf(column?.width);
    return part;
  }));
  return drawn;
}

/** The width of a column: its own, the rest, a number of pixels, or a weight. */
function flexOf(width) {
  const pixels = PIXELS.exec(text(width));
  const weight = Number(width);
  if (pixels) {
    return `0 0 ${pixels[1]}px`;
  }
  if (text(width).toLowerCase() === 'auto') {
    return '0 1 auto';
  }
  return weight > 0 && weight < 1000 ? `${weight} 1 0` : '1 1 0';
}

function actions(list) {
  return el('div', { className: 'teams-actions' }, array(list).map((action) => (action?.type === 'Action.OpenUrl'
    ? outsideLink(text(action.url), text(action.title), 'teams-action')
    : unknown(text(action?.type)))));
}

/** Not loaded: a page with a message asks no other site for anything. */
function image(item) {
  return el('div', { className: 'message-unknown' }, `Image: ${text(item.altText) || text(item.url)}`);
}
