import { attemptChain, detail } from './detail.js';
import { plural } from './messages/format.js';
import * as route from './route.js';

const byId = (id) => document.getElementById(id);

/** Keeps what is on the page in step with the store and the address. */
export class View {
  #store;
  #list;
  #sideBySide = matchMedia('(min-width: 60rem)');
  #shown = null;
  #attempts = 0;
  #isDue = false;

  constructor(store, list) {
    this.#store = store;
    this.#list = list;
    this.#sideBySide.addEventListener('change', () => this.render());
  }

  /** Whether list and request stand beside each other, and not in turn. */
  get isSideBySide() {
    return this.#sideBySide.matches;
  }

  /** The number of the request that is shown, or null. */
  get shown() {
    return this.#shown;
  }

  /** Draws before the next frame: once for all that arrives together. */
  renderSoon() {
    if (!this.#isDue) {
      this.#isDue = true;
      requestAnimationFrame(() => this.render());
    }
  }

  render() {
    this.#isDue = false;
    const chosen = this.#store.get(route.chosen());
    const isEmpty = this.#store.size === 0;
    document.body.dataset.view = isEmpty ? 'empty' : chosen ? 'request' : 'list';
    byId('empty').hidden = !isEmpty;
    byId('counter').textContent = isEmpty ? 'Requests' : plural(this.#store.size, 'request');
    byId('clear').disabled = isEmpty;
    // Beside the list there is room to follow the newest, until one is chosen.
    this.#show(chosen ?? (this.isSideBySide ? this.#store.newest() : undefined));
  }

  /** Stays with the request that is shown, whatever arrives: someone is reading it. */
  stay() {
    if (this.#shown !== null && route.chosen() === null) {
      route.show(this.#shown);
    }
  }

  /** Leads from a request to its row in the list. */
  back() {
    const left = this.#shown;
    route.show(null);
    this.#list.focus(left);
  }

  #show(request) {
    this.#list.mark(request?.number);
    if (request === undefined) {
      byId('detail').replaceChildren();
      this.#shown = null;
      return;
    }
    const attempts = this.#store.attemptsOf(request);
    if (request.number !== this.#shown) {
      byId('detail').replaceChildren(...detail(request, attempts, () => this.back()));
      byId('detail').scrollTop = 0;
    } else if (attempts.length !== this.#attempts) {
      byId('attempts').replaceChildren(...attemptChain(request, attempts));
    }
    this.#shown = request.number;
    this.#attempts = attempts.length;
  }
}
