import { Announcer } from './announce.js';
import { bindConnection } from './connection.js';
import { attemptChain, detail } from './detail.js';
import { emptyState } from './empty.js';
import { plural } from './format.js';
import { bindKeys } from './keys.js';
import { List } from './list.js';
import * as route from './route.js';
import { Store } from './store.js';
import { readEvents } from './stream.js';
import { bindThemeButton } from './theme.js';

const byId = (id) => document.getElementById(id);
const sideBySide = matchMedia('(min-width: 60rem)');
const store = new Store();
const list = new List(byId('requests'));
const announcer = new Announcer(byId('announcer'));
let shown = null;

/** The chosen request; beside the list, the newest while none is chosen. */
function toShow() {
  return store.get(route.chosen()) ?? (sideBySide.matches ? store.newest() : undefined);
}

function render() {
  const request = toShow();
  document.body.dataset.view = store.size === 0 ? 'empty' : store.get(route.chosen()) ? 'request' : 'list';
  byId('empty').hidden = store.size > 0;
  byId('counter').textContent = store.size === 0 ? '' : plural(store.size, 'request');
  byId('clear').disabled = store.size === 0;
  list.mark(request?.number);
  if (request === undefined) {
    byId('detail').replaceChildren();
  } else if (request.number !== shown) {
    byId('detail').replaceChildren(...detail(request, store.attemptsOf(request), back));
    byId('detail').scrollTop = 0;
  } else {
    byId('attempts').replaceChildren(...attemptChain(request, store.attemptsOf(request)));
  }
  shown = request?.number ?? null;
}

/** Gathers what arrives together into one drawing. */
let drawing = false;
function renderSoon() {
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      render();
    });
  }
}

function back() {
  const left = shown;
  route.show(null);
  list.focus(left);
}

store.addEventListener('added', ({ detail: request }) => {
  list.add(request);
  announcer.arrived(request);
  renderSoon();
});
store.addEventListener('removed', ({ detail: number }) => {
  list.remove(number);
  renderSoon();
});
store.addEventListener('cleared', () => {
  list.clear();
  renderSoon();
});

addEventListener('hashchange', () => {
  render();
  if (store.get(route.chosen()) && !sideBySide.matches) {
    scrollTo(0, 0);
    byId('detail-title').focus({ preventScroll: true });
  }
});
sideBySide.addEventListener('change', render);

byId('requests').addEventListener('click', (event) => {
  // Enter on a row is a click too, of no mouse: it leads on into the request.
  if (event.detail === 0 && event.target.closest('.row')) {
    setTimeout(() => byId('detail-title')?.focus());
  }
});
byId('skip').addEventListener('click', (event) => {
  // The address is for requests: it must not become #requests.
  event.preventDefault();
  list.focus(shown);
});
byId('clear').addEventListener('click', () => fetch('/api/requests', { method: 'DELETE' }));

bindKeys({
  onMove: (steps) => {
    const number = list.move(steps);
    if (number !== null && sideBySide.matches) {
      route.show(number);
    }
  },
  onBack: back,
  isInList: () => byId('requests').contains(document.activeElement),
});
bindThemeButton(byId('theme'));
byId('empty').append(emptyState());
render();
readEvents(store, bindConnection(byId('connection'), byId('connection-words')));
