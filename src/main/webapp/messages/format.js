const MINUTES = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });

/** A time of day as chats show it beside a name. */
export const timeOfDay = (time) => MINUTES.format(time);

export const plural = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;
