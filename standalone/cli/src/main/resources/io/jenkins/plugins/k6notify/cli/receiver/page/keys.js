const MOVES = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** j and k or the arrows move, Enter opens, Escape leads back. Keys held with Ctrl, Alt or Meta stay the browser's. */
export function bindKeys({ onMove, onBack, isInList }) {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    // Elsewhere the arrows scroll, as everyone expects.
    const moves = event.key in MOVES && (event.key.length === 1 || isInList());
    if (moves) {
      event.preventDefault();
      onMove(MOVES[event.key]);
    } else if (event.key === 'Escape') {
      onBack();
    }
  });
}
