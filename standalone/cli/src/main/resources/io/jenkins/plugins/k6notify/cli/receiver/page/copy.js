import { icon } from './icons.js';
import { el } from './messages/dom.js';

const CONFIRMED_MILLISECONDS = 1600;

/** A button that copies a text, and says that it did. */
export function copyButton(what, text) {
  const words = el('span', { 'aria-live': 'polite' }, 'Copy');
  const say = (message) => {
    words.textContent = message;
    setTimeout(() => { words.textContent = 'Copy'; }, CONFIRMED_MILLISECONDS);
  };
  const copy = () => navigator.clipboard.writeText(text).then(() => say('Copied'), () => say('Not allowed'));
  return el('button', { type: 'button', className: 'button', title: `Copy ${what}`, click: copy },
    icon('copy'), words, el('span', { className: 'visually-hidden' }, ` ${what}`));
}
