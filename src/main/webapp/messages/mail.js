import { el } from './dom.js';
import { mailDocument } from './mail-document.js';
import { viewSwitch } from './switch.js';
import { array, text } from './values.js';

const MAX_RECIPIENTS = 20;
const MAX_HEIGHT = 40;

/** A mail as a mail program shows it: its head lines, and its HTML or its plain text. */
export function mail(message, time) {
  const content = el('div', { className: 'mail-content' });
  const views = { html: text(message.html), text: text(message.text) };
  const draw = (view) => content.replaceChildren(view === 'html' ? frame(views.html) : plain(views.text));
  const first = views.html === '' ? 'text' : 'html';
  draw(first);
  return el('article', { className: 'mail', 'aria-label': 'The mail as a mail program shows it' },
    el('div', { className: 'mail-head' },
      el('p', { className: 'mail-subject' }, text(message.subject) || '(no subject)'),
      el('dl', { className: 'mail-lines' },
        line('From', text(message.from)),
        line('To', recipients(message.to)),
        line('Date', time.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })),
        line('In reply to', text(message.inReplyTo), 'mail-id'),
        line('ID', text(message.messageId), 'mail-id')),
      views.html !== '' && views.text !== ''
        ? viewSwitch('Show the mail as', { html: 'HTML', text: 'Plain text' }, first, draw)
        : null),
    content);
}

function line(name, value, className = '') {
  return value === '' ? [] : [el('dt', {}, name), el('dd', { className }, value)];
}

function recipients(to) {
  const all = typeof to === 'string' ? [to] : array(to).map(text);
  const more = all.length - MAX_RECIPIENTS;
  return all.slice(0, MAX_RECIPIENTS).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function plain(words) {
  return el('pre', { className: 'message-plain mail-text' }, words);
}

/** Without scripts and without the origin of the page; links open in another window. */
function frame(html) {
  const { source, lines } = mailDocument(html);
  const drawn = el('iframe', {
    className: 'mail-frame', title: 'HTML of the mail', srcdoc: source,
    sandbox: 'allow-popups allow-popups-to-escape-sandbox', referrerPolicy: 'no-referrer',
  });
  // An estimate, which the reader can change: without the origin of the page, a frame cannot tell its height.
  drawn.style.height = `${Math.min(6 + 2.25 * lines, MAX_HEIGHT)}rem`;
  return drawn;
}
