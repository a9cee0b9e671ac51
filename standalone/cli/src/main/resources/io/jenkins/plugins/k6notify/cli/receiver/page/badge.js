import { icon } from './icons.js';
import { el } from './messages/dom.js';
import { outcomeOf } from './outcome.js';

const SIGNATURES = {
  valid: { tone: 'pass', words: 'signature valid' },
  invalid: { tone: 'fail', words: 'signature wrong' },
  unchecked: { tone: 'neutral', words: 'signature unchecked' },
  none: { tone: 'quiet', words: 'not signed' },
};

/** A label of three that say the same: colour, icon, words. */
function badge(tone, iconName, words, className) {
  return el('span', { className: `badge ${className}`, 'data-tone': tone }, icon(iconName), el('span', {}, words));
}

export function outcomeBadge(request) {
  const { tone, icon: iconName, words } = outcomeOf(request);
  return badge(tone, iconName, words, 'badge-outcome');
}

export function attemptBadge(request) {
  return badge(request.attempt > 1 ? 'warn' : 'quiet', 'repeat', `attempt ${request.attempt}`, 'badge-attempt');
}

export function answerBadge({ answer }) {
  const fine = answer.status >= 200 && answer.status < 300 && answer.error === '';
  const tone = !fine ? 'fail' : answer.manner === 'slowly' ? 'warn' : 'quiet';
  return badge(tone, fine ? 'reply' : 'cross', answer.words, 'badge-answer');
}

export function signatureBadge({ signature }) {
  const { tone, words } = SIGNATURES[signature];
  return badge(tone, 'shield', words, 'badge-signature');
}
