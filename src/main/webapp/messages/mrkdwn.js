import { el } from './dom.js';
import { emoji } from './emoji.js';
import { outsideLink } from './link.js';

/** Four times what Slack takes; the patterns below would grow slow on a megabyte. */
export const MAX_CHARACTERS = 12000;
const QUOTE = /^(?:>|&gt;) ?/;
const ENTITY = /&(amp|lt|gt);/g;
const CHARACTERS = { amp: '&', lt: '<', gt: '>' };

/** Undoes Slack's escaping, once: what was escaped twice stays escaped once. */
export const unescapeEntities = (text) => text.replace(ENTITY, (entity, name) => CHARACTERS[name]);

const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+):/g, (code, name) => emoji(name) ?? code);

/** The text of a plain_text object, or of mrkdwn where no formatting has a place. */
export function plainText(text, hasEmoji = true) {
  const plain = unescapeEntities(text.slice(0, MAX_CHARACTERS));
  return hasEmoji ? withEmoji(plain) : plain;
}

/** What Slack formats. The leftmost wins, so that what is inside code stays as it is. */
const FORMATTED = new RegExp(
  [
    '```\\n?(?<pre>[^]+?)\\n?```',
    '`(?<code>[^`\\n]+)`',
    '<(?<reference>[^<>\\n]+)>',
    between('\\*', 'strong'),
    between('_', 'em'),
    between('~', 'del'),
  ].join('|'),
  'g',
);

/** mrkdwn as nodes, as Slack draws it. */
export function mrkdwn(text) {
  const blocks = [];
  for (const { quote, content } of paragraphs(text.slice(0, MAX_CHARACTERS))) {
    blocks.push(quote ? el('blockquote', { className: 'mrkdwn-quote' }, inline(content)) : el('div', {}, inline(content)));
  }
  return blocks;
}

/** Joins neighbouring lines that are quoted, or not quoted, alike; lines inside ``` are never quotes. */
function paragraphs(text) {
  const found = [];
  let inPre = false;
  for (const line of text.split('\n')) {
    const quote = !inPre && QUOTE.test(line);
    const content = quote ? line.replace(QUOTE, '') : line;
    const last = found.at(-1);
    if (last && last.quote === quote) {
      last.content += `\n${content}`;
    } else {
      found.push({ quote, content });
    }
    inPre = inPre !== ((line.split('```').length - 1) % 2 === 1);
  }
  return found;
}

/** A pattern for text between two of the same mark, which touch it inside and no word outside. */
function between(mark, name) {
  return `(?<![\\w${mark}])${mark}(?=\\S)(?<${name}>[^${mark}\\n]+?)(?<=\\S)${mark}(?![\\w${mark}])`;
}

function inline(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(FORMATTED)) {
    nodes.push(plain(text.slice(end, match.index)), formatted(match.groups));
    end = match.index + match[0].length;
  }
  return [...nodes, plain(text.slice(end))];
}

const plain = (text) => withEmoji(unescapeEntities(text));

function formatted({ pre, code, reference, ...spans }) {
  if (pre !== undefined) {
    return el('pre', { className: 'mrkdwn-pre' }, unescapeEntities(pre));
  }
  if (code !== undefined) {
    return el('code', { className: 'mrkdwn-code' }, unescapeEntities(code));
  }
  if (reference !== undefined) {
    return referenceTo(reference);
  }
  const [tag, inner] = Object.entries(spans).find(([, span]) => span !== undefined);
  return el(tag, {}, inline(inner));
}

/** What stands between angle brackets: a mention, a date or a link. */
function referenceTo(content) {
  const [target, label] = splitOnce(content, '|');
  const words = label === null ? null : unescapeEntities(label);
  switch (target[0]) {
    case '@':
      return el('span', { className: 'mrkdwn-mention' }, `@${words ?? target.slice(1)}`);
    case '#':
      return el('span', { className: 'mrkdwn-mention' }, `#${words ?? target.slice(1)}`);
    case '!':
      return special(target.slice(1), words);
    default:
      return outsideLink(unescapeEntities(target), withEmoji(words ?? unescapeEntities(target)));
  }
}

function special(command, words) {
  const [name, argument] = splitOnce(command, '^');
  if (name === 'date') {
    return el('span', {}, words ?? argument ?? '');
  }
  const everyone = ['here', 'channel', 'everyone'].includes(name);
  const shown = everyone ? name : (words ?? argument ?? name);
  return el('span', { className: everyone ? 'mrkdwn-mention mrkdwn-everyone' : 'mrkdwn-mention' }, `@${shown.replace(/^@/, '')}`);
}

function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}
