import { el } from './dom.js';
import { plural } from './format.js';

/** A larger tree of nodes would block the browser. */
const MAX_CHARACTERS = 200_000;
const MAX_TOKENS = 30_000;
const MAX_DEPTH = 60;
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|true|false|null|[[\]{}:,]/g;
const CLOSING = { '{': '}', '[': ']' };

/**
 * JSON as a tree that folds. It is drawn from the text and not from what JavaScript makes of it, so that numbers, doubled
 * keys and escapes show as they were sent. Null for what is no JSON, or too much of it.
 */
export function jsonTree(text) {
  const tokens = isJson(text) && text.length <= MAX_CHARACTERS ? text.match(TOKEN) : null;
  if (!tokens || tokens.length > MAX_TOKENS || depthOf(tokens) > MAX_DEPTH) {
    return null;
  }
  return el('div', { className: 'json' }, value({ tokens, at: 0 }, null, ''));
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function depthOf(tokens) {
  let depth = 0;
  let deepest = 0;
  for (const token of tokens) {
    depth += token in CLOSING ? 1 : token === '}' || token === ']' ? -1 : 0;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Draws the value that the cursor stands before, and moves the cursor behind it. */
function value(cursor, key, comma) {
  const token = cursor.tokens[cursor.at];
  cursor.at += 1;
  const label = key === null ? [] : [el('span', { className: 'json-key' }, key), ': '];
  if (!(token in CLOSING)) {
    return line(...label, el('span', { className: `json-${typeOf(token)}` }, token), followedBy(cursor, comma));
  }
  const members = [];
  while (cursor.tokens[cursor.at] !== CLOSING[token]) {
    members.push(member(cursor, token === '{'));
  }
  cursor.at += 1;
  const end = `${CLOSING[token]}${followedBy(cursor, comma)}`;
  if (members.length === 0) {
    return line(...label, token, end);
  }
  const folded = el('span', { className: 'json-folded' },
    ` ${plural(members.length, token === '{' ? 'key' : 'value')} ${end}`);
  return el('details', { className: 'json-node', open: true },
    el('summary', { className: 'json-line' }, ...label, token, folded),
    el('div', { className: 'json-members' }, members),
    line(end));
}

function member(cursor, isObject) {
  if (!isObject) {
    return value(cursor, null, ',');
  }
  const key = cursor.tokens[cursor.at];
  cursor.at += 2;
  return value(cursor, key, ',');
}

/** The comma behind a value, where there is one; the cursor moves behind it. */
function followedBy(cursor, comma) {
  if (comma && cursor.tokens[cursor.at] === comma) {
    cursor.at += 1;
    return comma;
  }
  return '';
}

function typeOf(token) {
  switch (token[0]) {
    case '"':
      return 'string';
    case 't':
    case 'f':
    case 'n':
      return 'literal';
    default:
      return 'number';
  }
}

const line = (...content) => el('div', { className: 'json-line' }, ...content);
