import { plural } from './messages/format.js';
import { outcomeOf } from './outcome.js';
import { titleOf } from './title.js';

const GATHER_MILLISECONDS = 500;

/** Tells screen readers what arrived: one by one, but a burst in one sentence. */
export class Announcer {
  #element;
  #waiting = [];
  #timer = null;

  constructor(element) {
    this.#element = element;
  }

  arrived(request) {
    this.#waiting.push(request);
    this.#timer ??= setTimeout(() => this.#say(), GATHER_MILLISECONDS);
  }

  #say() {
    const newest = this.#waiting.at(-1);
    const latest = `${outcomeOf(newest).words}: ${titleOf(newest)}, attempt ${newest.attempt}, ${newest.answer.words}`;
    this.#element.textContent =
      this.#waiting.length === 1 ? latest : `${plural(this.#waiting.length, 'request')} arrived; the last: ${latest}`;
    this.#waiting = [];
    this.#timer = null;
  }
}
