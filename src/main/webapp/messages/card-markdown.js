import { el } from './dom.js';
import { outsideLink } from './link.js';

/** A text of this length fills the 28 KB of a message. */
const MAX_CHARACTERS = 28_000;
const ITEM = /^\s*(?:[-*+]|(?<number>\d{1,9})[.)])\s+(?<content>.*)$/;
const CHARACTERS = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** A pattern for text between two of the same mark, which touch it inside. */
function between(mark, name, edge = '') {
  const notEdge = edge === '' ? ['', ''] : [`(?<!${edge})`, `(?!${edge})`];
  return `${notEdge[0]}${mark}(?=\\S)(?<${name}>(?:\\\\.|(?!${mark})[^\\\\\\n])+?)(?<=\\S)${mark}${notEdge[1]}`;
}

/** What Teams formats in a line. Each alternative ends at the next mark of its kind, so that the time is linear. */
const FORMATTED = new RegExp(
  [
    '\\\\(?<escaped>[!-/:-@[-`{-~])',
    '(?<mention><at>[^<>\\n]{1,200}</at>)',
    '\\[(?<label>(?:\\\\.|[^\\[\\]\\\\\\n])+)\\]\\((?<url>[^()\\s]*(?:\\([^()\\s]*\\)[^()\\s]*)*)\\)',
    between('\\*\\*', 'boldStars'),
    between('__', 'boldLines'),
    between('\\*', 'italicStars'),
    between('_', 'italicLines', '\\w'),
    '&(?<entity>amp|lt|gt|quot|apos|nbsp|#\\d{1,6});',
  ].join('|'),
  'g',
);

/**
 * The Markdown that Teams has in cards, as nodes: bold, italic, links, lists, and mentions.
 *
 * @param {string} source the text with Markdown
 * @param {Set<string>} mentions the texts that are mentions; others in angle brackets are text
 */
export function markdown(source, mentions) {
  return paragraphs(source.slice(0, MAX_CHARACTERS)).map(({ tag, start, lines }) => (tag === 'p'
    ? el('p', { className: 'teams-paragraph' }, inline(lines.join(' '), mentions))
    : el(tag, { className: 'teams-list', start }, lines.map((line) => el('li', {}, inline(line, mentions))))));
}

/** The text without its Markdown, in one line. */
export const plainMarkdown = (source) => markdown(source, new Set()).map((node) => node.textContent).join(' ');

/** Splits at empty lines, and joins the items of a list. A single line break counts in lists only, as in Teams. */
function paragraphs(source) {
  const found = [];
  let last = null;
  for (const line of source.split(/\r\n|\r|\n/)) {
    const item = ITEM.exec(line)?.groups;
    const tag = item === undefined ? 'p' : item.number === undefined ? 'ul' : 'ol';
    if (line.trim() === '') {
      last = null;
    } else {
      if (last?.tag !== tag) {
        last = { tag, start: item?.number === undefined ? undefined : Number(item.number), lines: [] };
        found.push(last);
      }
      last.lines.push(item?.content ?? line);
    }
  }
  return found;
}

function inline(source, mentions) {
  const nodes = [];
  let end = 0;
  for (const match of source.matchAll(FORMATTED)) {
    nodes.push(source.slice(end, match.index), formatted(match.groups, match[0], mentions));
    end = match.index + match[0].length;
  }
  return [...nodes, source.slice(end)].flat();
}

function formatted(groups, whole, mentions) {
  const { escaped, mention, label, url, entity } = groups;
  const bold = groups.boldStars ?? groups.boldLines;
  const italic = groups.italicStars ?? groups.italicLines;
  if (escaped !== undefined) {
    return escaped;
  }
  if (mention !== undefined) {
    return mentions.has(mention) ? el('span', { className: 'teams-mention' }, mention.slice(4, -5)) : mention;
  }
  if (label !== undefined) {
    return outsideLink(url, inline(label, mentions));
  }
  if (entity !== undefined) {
    return CHARACTERS[entity] ?? character(Number(entity.slice(1))) ?? whole;
  }
  return bold === undefined ? el('em', {}, inline(italic, mentions)) : el('strong', {}, inline(bold, mentions));
}

const character = (code) => (code > 31 ? String.fromCodePoint(code) : undefined);
