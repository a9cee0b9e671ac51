import { attemptBadge, answerBadge, outcomeBadge, signatureBadge } from './badge.js';
import { bodySection } from './body.js';
import { clockTime, fullTime } from './format.js';
import { icon } from './icons.js';
import { el } from './messages/dom.js';
import { plural } from './messages/format.js';
import { address } from './route.js';
import { eventName, titleOf } from './title.js';

/** All about one request. `onBack` leads back to the list, where list and request do not stand side by side. */
export function detail(request, attempts, onBack) {
  return [
    el('button', { type: 'button', className: 'button back', click: onBack }, icon('back'), 'All requests'),
    summary(request),
    el('div', { id: 'attempts' }, attemptChain(request, attempts)),
    bodySection(request),
    headerSection(request),
  ];
}

function summary(request) {
  const reason = request.payload.reason;
  return el('header', { className: 'summary' },
    el('p', { className: 'summary-line' }, outcomeBadge(request), eventName(request)),
    el('h2', { className: 'summary-title', id: 'detail-title', tabIndex: -1 }, titleOf(request)),
    typeof reason === 'string' && reason ? el('p', { className: 'reason' }, reason) : null,
    el('dl', { className: 'facts' },
      fact('Received', el('time', { dateTime: request.time }, fullTime(request.time))),
      fact('Attempt', attemptBadge(request)),
      fact('Answer', answerBadge(request)),
      fact('Signature', signatureBadge(request)),
      wideFact('Request', el('code', {}, `${request.method} ${request.path}`), el('span', { className: 'fact-remark' }, ` from ${request.remote}`)),
      wideFact('Delivery id', el('code', {}, request.delivery))));
}

function wideFact(name, ...content) {
  return fact(name, content, 'fact fact-wide');
}

function fact(name, content, className = 'fact') {
  return el('div', { className }, el('dt', {}, name), el('dd', {}, content));
}

/** How one delivery went, try by try; nothing for one that went through at once. */
export function attemptChain(request, attempts) {
  if (attempts.length < 2) {
    return [];
  }
  return [el('section', { className: 'section', 'aria-label': 'Attempts at this delivery' },
    el('div', { className: 'section-head' },
      el('h3', {}, 'Delivery'), el('span', { className: 'section-note' }, plural(attempts.length, 'attempt'))),
    el('ol', { className: 'chain' }, attempts.map((attempt) => el('li', {}, link(attempt, attempt.number === request.number)))))];
}

function link(attempt, isShown) {
  return el('a', {
    className: 'chain-link', href: address(attempt.number), 'aria-current': isShown ? 'true' : undefined,
  }, el('span', { className: 'chain-number' }, `attempt ${attempt.attempt}`), answerBadge(attempt),
  el('time', { className: 'chain-time', dateTime: attempt.time }, clockTime(attempt.time)));
}

function headerSection(request) {
  const rows = request.headers.map(({ name, value }) =>
    el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, value)));
  return el('section', { className: 'section' },
    el('div', { className: 'section-head' },
      el('h3', {}, 'Headers'), el('span', { className: 'section-note' }, plural(rows.length, 'header'))),
    el('table', { className: 'headers' },
      el('caption', { className: 'visually-hidden' }, 'Headers of the request'),
      el('thead', { className: 'visually-hidden' }, el('tr', {}, el('th', { scope: 'col' }, 'Name'), el('th', { scope: 'col' }, 'Value'))),
      el('tbody', {}, rows)));
}
