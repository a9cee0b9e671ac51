import { markdown } from './card-markdown.js';
import { el } from './dom.js';
import { array, object, oneOf, text } from './values.js';

const SIZES = ['default', 'small', 'medium', 'large', 'extralarge'];
const WEIGHTS = ['default', 'lighter', 'bolder'];
const COLOURS = ['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention'];
const ALIGNMENTS = ['left', 'center', 'right'];
const MAX_LINES = 100;

/** A TextBlock. Without wrap it has one line. */
export function textBlock(item, mentions) {
  const isHeading = oneOf(['default', 'heading'], item.style) === 'heading';
  const drawn = el('div', {
    className: `teams-text teams-align-${oneOf(ALIGNMENTS, item.horizontalAlignment)} ${look(item)}`,
    role: isHeading ? 'heading' : undefined,
    'aria-level': isHeading ? '4' : undefined,
  }, markdown(text(item.text), mentions));
  drawn.classList.toggle('teams-line', item.wrap !== true);
  if (item.wrap === true && item.maxLines > 0 && item.maxLines < MAX_LINES) {
    drawn.classList.add('teams-clamped');
    drawn.style.webkitLineClamp = String(Math.ceil(item.maxLines));
  }
  return drawn;
}

/** A RichTextBlock, whose text is no Markdown. */
export function richTextBlock(item) {
  return el('div', { className: `teams-text teams-align-${oneOf(ALIGNMENTS, item.horizontalAlignment)}` },
    array(item.inlines).map((part) => (typeof part === 'string' ? part : run(object(part)))));
}

/** Facts with their titles in one column. */
export function factSet(item, mentions) {
  return el('dl', { className: 'teams-facts' }, array(item.facts).map((fact) => [
    el('dt', {}, markdown(text(fact?.title), mentions)),
    el('dd', {}, markdown(text(fact?.value), mentions)),
  ]).flat());
}

function run(part) {
  const tag = part.fontType === 'Monospace' ? 'code' : 'span';
  const decorated = [['italic', 'em'], ['strikethrough', 'del'], ['underline', 'u'], ['highlight', 'mark']]
    .filter(([name]) => part[name] === true)
    .reduce((inner, [, decoration]) => el(decoration, {}, inner), text(part.text));
  return el(tag, { className: `teams-run ${look(part)}` }, decorated);
}

/** The classes of size, weight and colour. */
function look(item) {
  return [
    `teams-size-${oneOf(SIZES, item.size)}`,
    `teams-weight-${oneOf(WEIGHTS, item.weight)}`,
    `teams-color-${oneOf(COLOURS, item.color)}`,
    item.isSubtle === true ? 'teams-subtle' : '',
  ].join(' ');
}
