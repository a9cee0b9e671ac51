import { el } from './dom.js';

/**
 * A row of buttons of which one is pressed.
 *
 * @param {string} label the name of the row for screen readers
 * @param {Object<string, string>} options labels of the buttons by their key
 * @param {string} chosen the key of the button that is pressed at first
 * @param {function(string)} onChoose called with the key of a button when it is pressed
 */
export function viewSwitch(label, options, chosen, onChoose) {
  const buttons = Object.entries(options).map(([key, words]) => el('button', {
    type: 'button', className: 'k6-message-switch-option', 'aria-pressed': String(key === chosen), 'data-view': key,
    click: () => {
      buttons.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.view === key)));
      onChoose(key);
    },
  }, words));
  return el('div', { className: 'k6-message-switch', role: 'group', 'aria-label': label }, buttons);
}
