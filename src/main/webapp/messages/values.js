/** Values of a message, which may be of any type: each function returns the type that it names. */

export const array = (value) => (Array.isArray(value) ? value : []);

export const text = (value) => (typeof value === 'string' ? value : '');

export const object = (value) => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {});

/** Returns the option that the value names, ignoring case; the first one if it names none. */
export function oneOf(options, value) {
  const word = text(value).toLowerCase();
  return options.includes(word) ? word : options[0];
}
