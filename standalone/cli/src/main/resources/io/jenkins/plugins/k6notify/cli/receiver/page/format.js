import { plural } from './messages/format.js';

const CLOCK = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});
const FULL = new Intl.DateTimeFormat(undefined, {
  day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

export const clockTime = (iso) => CLOCK.format(new Date(iso));

export const fullTime = (iso) => FULL.format(new Date(iso));

export function size(text) {
  const bytes = new TextEncoder().encode(text).length;
  return bytes < 1024 ? plural(bytes, 'byte') : `${(bytes / 1024).toFixed(1)} KiB`;
}
