import { row } from './row.js';

/** The rows, newest first. One of them is in the order of the Tab key: from there the arrow keys lead on. */
export class List {
  #element;
  #links = new Map();
  #shown = null;
  #reachable = null;

  constructor(element) {
    this.#element = element;
  }

  add(request) {
    const item = row(request);
    this.#links.set(request.number, item.firstElementChild);
    this.#element.prepend(item);
    this.#keepOneInTabOrder();
  }

  remove(number) {
    this.#links.get(number)?.parentElement.remove();
    this.#links.delete(number);
    this.#keepOneInTabOrder();
  }

  clear() {
    this.#links.clear();
    this.#element.replaceChildren();
  }

  /** Marks the row of the request that is shown beside the list. */
  mark(number) {
    this.#links.get(this.#shown)?.removeAttribute('aria-current');
    this.#shown = number;
    this.#links.get(number)?.setAttribute('aria-current', 'true');
    this.#keepOneInTabOrder();
  }

  /** Focuses the row of a request; the newest one's, if there is no such row. */
  focus(number) {
    (this.#links.get(number) ?? this.#first())?.focus();
  }

  /** Moves the focus by that many rows and returns the number of the request it came to, or null at either end. */
  move(steps) {
    const links = [...this.#element.querySelectorAll('.row')];
    const from = links.indexOf(document.activeElement);
    const start = from >= 0 ? from + steps : Math.max(links.indexOf(this.#links.get(this.#shown)), 0);
    const target = links[start];
    target?.focus();
    return this.#numberOf(target);
  }

  #numberOf(link) {
    return [...this.#links].find(([, known]) => known === link)?.[0] ?? null;
  }

  #first() {
    return this.#element.querySelector('.row');
  }

  #keepOneInTabOrder() {
    const reachable = this.#links.get(this.#shown) ?? this.#first();
    if (reachable !== this.#reachable) {
      this.#reachable?.setAttribute('tabindex', '-1');
      reachable?.setAttribute('tabindex', '0');
      this.#reachable = reachable;
    }
  }
}
