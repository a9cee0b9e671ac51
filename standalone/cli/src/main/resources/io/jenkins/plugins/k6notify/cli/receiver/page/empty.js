import { copyButton } from './copy.js';
import { el } from './messages/dom.js';

/** What to do while nothing has arrived: where to post to. */
export function emptyState() {
  const slack = `${location.origin}/services/T0000/B0000/demo`;
  const webhook = `${location.origin}/webhook`;
  const example = `curl -H 'Content-Type: application/json' -d '{"event":"test.notification_channel"}' ${webhook}`;
  return el('div', { className: 'empty' },
    el('img', { className: 'empty-picture', src: '/assets/waiting.svg', alt: '' }),
    el('h2', {}, 'Waiting for the first request'),
    el('p', { className: 'empty-lead' },
      'Post to one of these addresses: what arrives shows up here at once, with its headers, its body and the answer it got.'),
    el('dl', { className: 'addresses' },
      entry('Slack', 'answers as a Slack incoming webhook does', slack),
      entry('Webhook', 'any other path will do as well', webhook)),
    el('p', { className: 'empty-try' }, 'To try it out:'),
    el('div', { className: 'address' }, el('code', { className: 'address-text' }, example), copyButton('the command', example)));
}

function entry(name, remark, url) {
  return el('div', { className: 'address-entry' },
    el('dt', {}, name, el('span', { className: 'address-remark' }, remark)),
    el('dd', { className: 'address' }, el('code', { className: 'address-text' }, url), copyButton(`the ${name} address`, url)));
}
