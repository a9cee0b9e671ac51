const RETRY_MILLISECONDS = 2000;

/**
 * Reads the receiver's events into the store, for ever. The browser itself reconnects after a lost connection and says
 * where it had come to; after an answer that is no stream it gives up, and this begins anew.
 */
export function readEvents(store, onState) {
  const source = new EventSource('/events');
  source.addEventListener('open', () => onState('live'));
  source.addEventListener('reset', () => store.clear());
  source.addEventListener('request', (event) => store.add(JSON.parse(event.data)));
  source.addEventListener('error', () => {
    onState('lost');
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => readEvents(store, onState), RETRY_MILLISECONDS);
    }
  });
}
