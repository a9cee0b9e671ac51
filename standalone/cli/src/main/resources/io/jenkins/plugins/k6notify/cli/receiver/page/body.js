import { copyButton } from './copy.js';
import { size } from './format.js';
import { el } from './messages/dom.js';
import { drawMessage, isDrawn } from './messages/message.js';
import { viewSwitch } from './messages/switch.js';
import { messageKind } from './outcome.js';

const VIEWS = { slack: 'Slack', teams: 'Teams', mail: 'Mail' };

/** Remembered from one request to the next, as one who wants to see JSON wants to go on seeing it. */
let preferred = 'message';

/** The body of a request: a message drawn or as JSON, anything else as JSON or as the text it is. */
export function bodySection(request) {
  const kind = messageKind(request);
  const hasViews = isDrawn(kind) && Object.keys(request.payload).length > 0;
  const content = el('div', { className: 'body-content' });
  const draw = (view) => content.replaceChildren(
    drawMessage(view === 'message' ? kind : 'webhook', request.body, { time: new Date(request.time) }));
  const choose = (view) => {
    preferred = view;
    draw(view);
  };
  draw(hasViews ? preferred : 'json');
  return el('section', { className: 'section' },
    el('div', { className: 'section-head' },
      el('h3', {}, 'Body'),
      el('span', { className: 'section-note' }, size(request.body)),
      hasViews ? viewSwitch('Show the body as', { message: VIEWS[kind], json: 'JSON' }, preferred, choose) : null,
      copyButton('the body', request.body)),
    request.truncated ? el('p', { className: 'note' }, 'The body was longer than 1 MiB: the rest of it was not kept.') : null,
    content);
}
