import { el } from './dom.js';
import { timeOfDay } from './format.js';

const LOGO = new URL('logo.svg', import.meta.url).href;

/** A post in a chat: a picture, and beside it the name of the sender with the time, above the content. */
export function post(className, label, { name, tag, time }, ...content) {
  return el('article', { className: `message-post ${className}`, 'aria-label': label },
    el('img', { className: 'message-avatar', src: LOGO, alt: '' }),
    el('div', { className: 'message-content' },
      el('p', { className: 'message-byline' },
        el('strong', {}, name), ' ',
        tag ? [el('span', { className: 'message-tag' }, tag), ' '] : null,
        el('time', { dateTime: time.toISOString() }, timeOfDay(time))),
      ...content));
}
