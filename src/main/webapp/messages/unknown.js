import { el } from './dom.js';

const MAX_CHARACTERS = 80;

/** A box in the place of a part that is not drawn, with the type of the part. */
export function unknown(type) {
  return el('div', { className: 'message-unknown' }, `Not drawn: ${type.slice(0, MAX_CHARACTERS) || 'a part without a type'}`);
}
