import { copyButton } from './copy.js';
import { el } from './dom.js';
import { size } from './format.js';
import { jsonTree } from './json.js';
import { slackMessage } from './slack.js';

/** Remembered from one request to the next, as one who wants to see JSON wants to go on seeing it. */
let preferred = 'slack';

/** The body of a request: a Slack message drawn or as JSON, anything else as JSON or as the text it is. */
export function bodySection(request) {
  const isSlack = request.kind === 'slack' && Object.keys(request.payload).length > 0;
  const content = el('div', { className: 'body-content' });
  const draw = (view) => content.replaceChildren(view === 'slack' ? slackMessage(request) : source(request.body));
  const head = el('div', { className: 'section-head' },
    el('h3', {}, 'Body'),
    el('span', { className: 'section-note' }, size(request.body)),
    isSlack ? viewSwitch(draw) : null,
    copyButton('the body', request.body));
  draw(isSlack ? preferred : 'json');
  return el('section', { className: 'section' }, head,
    request.truncated ? el('p', { className: 'note' }, 'The body was longer than 1 MiB: the rest of it was not kept.') : null,
    content);
}

function viewSwitch(draw) {
  const option = (view, label) => el('button', {
    type: 'button', className: 'switch-option', 'aria-pressed': String(preferred === view), 'data-view': view,
    click: ({ currentTarget }) => {
      preferred = view;
      currentTarget.parentElement.querySelectorAll('[data-view]').forEach((other) => {
        other.setAttribute('aria-pressed', String(other.dataset.view === view));
      });
      draw(view);
    },
  }, label);
  return el('div', { className: 'switch', role: 'group', 'aria-label': 'Show the body as' },
    option('slack', 'Slack'), option('json', 'JSON'));
}

function source(body) {
  if (body === '') {
    return el('p', { className: 'note' }, 'The request has no body.');
  }
  return jsonTree(body) ?? el('pre', { className: 'plain' }, body);
}
