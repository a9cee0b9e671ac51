import { Announcer } from './announce.js';
import { bindConnection } from './connection.js';
import { emptyState } from './empty.js';
import { bindKeys } from './keys.js';
import { List } from './list.js';
import * as route from './route.js';
import { Store } from './store.js';
import { readEvents } from './stream.js';
import { bindThemeButton } from './theme.js';
import { View } from './view.js';

const byId = (id) => document.getElementById(id);
const store = new Store();
const list = new List(byId('requests'));
const view = new View(store, list);
const announcer = new Announcer(byId('announcer'));

const focusDetail = () => byId('detail-title')?.focus({ preventScroll: true });

store.addEventListener('added', ({ detail: request }) => {
  list.add(request);
  announcer.arrived(request);
  view.renderSoon();
});
store.addEventListener('removed', ({ detail: number }) => {
  list.remove(number);
  view.renderSoon();
});
store.addEventListener('cleared', () => {
  list.clear();
  view.renderSoon();
});

addEventListener('hashchange', () => {
  view.render();
  if (store.get(route.chosen()) && !view.isSideBySide) {
    scrollTo(0, 0);
    focusDetail();
  }
});
byId('requests').addEventListener('click', (event) => {
  // Enter on a row is a click too, of no mouse: it leads on into the request.
  if (event.detail === 0 && event.target.closest('.row')) {
    setTimeout(focusDetail);
  }
});
['pointerdown', 'focusin', 'wheel'].forEach((sign) => {
  byId('detail').addEventListener(sign, () => view.stay(), { passive: true });
});
byId('skip').addEventListener('click', (event) => {
  // The address is for requests: it must not become #requests.
  event.preventDefault();
  list.focus(view.shown);
});
byId('clear').addEventListener('click', () => fetch('/api/requests', { method: 'DELETE' }));

bindKeys({
  onMove: (steps) => {
    const number = list.move(steps);
    if (number !== null && view.isSideBySide) {
      route.show(number);
    }
  },
  onBack: () => view.back(),
  isInList: () => byId('requests').contains(document.activeElement),
});
bindThemeButton(byId('theme'));
byId('empty').append(emptyState());
view.render();
readEvents(store, bindConnection(byId('connection'), byId('connection-words')));
