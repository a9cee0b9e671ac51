import { el } from './dom.js';
import { jsonTree } from './json.js';

/** A body as JSON that folds, or as the text it is. */
export function source(body) {
  if (body === '') {
    return el('p', { className: 'message-note' }, 'The request has no body.');
  }
  return jsonTree(body) ?? el('pre', { className: 'message-plain' }, body);
}
