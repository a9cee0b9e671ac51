const FORM = /^#\/requests\/(\d+)$/;

/** The number of the request that the address asks for, or null for the list alone. */
export function chosen() {
  const match = FORM.exec(location.hash);
  return match ? Number(match[1]) : null;
}

export const address = (number) => `#/requests/${number}`;

/** Opens a request so that the browser's back leads to the list. */
export function open(number) {
  if (chosen() !== number) {
    location.hash = address(number);
  }
}

/** Shows another request in the place of the one shown, or the list alone, with no new step in the history. */
export function show(number) {
  history.replaceState(null, '', number === null ? location.pathname : address(number));
  dispatchEvent(new HashChangeEvent('hashchange'));
}
