import { icon } from './icons.js';

const KEY = 'k6-notify-theme';
const root = document.documentElement;
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

const current = () => root.dataset.theme ?? (systemIsDark.matches ? 'dark' : 'light');

/** Makes a button switch between light and dark; until it is used, the page follows the system. */
export function bindThemeButton(button) {
  const show = () => {
    const other = current() === 'dark' ? 'light' : 'dark';
    const label = `Switch to ${other} colours`;
    button.setAttribute('aria-label', label);
    button.title = label;
    button.replaceChildren(icon(other === 'dark' ? 'moon' : 'sun'));
  };
  button.addEventListener('click', () => {
    root.dataset.theme = current() === 'dark' ? 'light' : 'dark';
    localStorage.setItem(KEY, root.dataset.theme);
    show();
  });
  systemIsDark.addEventListener('change', show);
  show();
}
