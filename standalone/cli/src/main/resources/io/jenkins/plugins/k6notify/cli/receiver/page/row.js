import { answerBadge, attemptBadge, outcomeBadge, signatureBadge } from './badge.js';
import { clockTime, fullTime } from './format.js';
import { icon } from './icons.js';
import { el } from './messages/dom.js';
import { outcomeOf } from './outcome.js';
import { address } from './route.js';
import { eventName, titleOf } from './title.js';

/** One line of the list: a link to its request. */
export function row(request) {
  const { tone, icon: iconName } = outcomeOf(request);
  const link = el('a', { className: 'row', href: address(request.number), tabIndex: -1 },
    el('span', { className: 'row-mark', 'data-tone': tone }, icon(iconName)),
    el('span', { className: 'row-title' }, titleOf(request)),
    el('time', { className: 'row-time', dateTime: request.time, title: fullTime(request.time) }, clockTime(request.time)),
    el('span', { className: 'row-outcome' }, outcomeBadge(request), eventName(request)),
    el('span', { className: 'row-badges' },
      attemptBadge(request),
      answerBadge(request),
      // Slack messages are never signed: that is worth no words in every row.
      request.signature === 'none' ? null : signatureBadge(request)));
  return el('li', { className: 'list-item' }, link);
}
