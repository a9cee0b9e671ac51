const WORDS = {
  connecting: 'Connecting',
  live: 'Live',
  lost: 'Connection lost, trying again',
};

/** Shows in words and colour whether what is on the page is up to date. */
export function bindConnection(element, words) {
  return (state) => {
    element.dataset.state = state;
    words.textContent = WORDS[state];
  };
}
