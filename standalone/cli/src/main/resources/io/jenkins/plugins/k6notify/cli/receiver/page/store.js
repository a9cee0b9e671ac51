/** As many as the receiver keeps. */
const MAX_REQUESTS = 1000;

/** The requests this page knows, by number. Tells `added` (with the request), `removed` (with its number) and `cleared`. */
export class Store extends EventTarget {
  #requests = new Map();

  get size() {
    return this.#requests.size;
  }

  get(number) {
    return this.#requests.get(number);
  }

  newest() {
    return [...this.#requests.values()].at(-1);
  }

  /** All attempts to deliver what this request delivers, oldest first. */
  attemptsOf(request) {
    return [...this.#requests.values()].filter((other) => other.delivery === request.delivery);
  }

  /** Adds a request with what its body says, parsed once; one that is already known changes nothing. */
  add(request) {
    if (this.#requests.has(request.number)) {
      return;
    }
    const known = { ...request, payload: payloadOf(request) };
    this.#requests.set(request.number, known);
    this.dispatchEvent(new CustomEvent('added', { detail: known }));
    if (this.#requests.size > MAX_REQUESTS) {
      const oldest = this.#requests.keys().next().value;
      this.#requests.delete(oldest);
      this.dispatchEvent(new CustomEvent('removed', { detail: oldest }));
    }
  }

  clear() {
    this.#requests.clear();
    this.dispatchEvent(new CustomEvent('cleared'));
  }
}

function payloadOf(request) {
  try {
    const payload = JSON.parse(request.body);
    return payload !== null && typeof payload === 'object' && !Array.isArray(payload) ? payload : {};
  } catch {
    return {};
  }
}
