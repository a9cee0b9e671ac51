const SVG = 'http://www.w3.org/2000/svg';

/** Strokes in a square of 16, drawn in the colour of the text around them. */
const PATHS = {
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  play: 'M5 3.5v9l7.5-4.5Z',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 5v3.2l2.2 1.6',
  stop: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5ZM5.5 8h5',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1.2 1.5H2.8ZM6.8 14h2.4',
  mail: 'M2 3.5h12v9H2ZM2.5 4.2 8 8.7l5.5-4.5',
  chat: 'M2.5 3.5h11v7.5H8l-3.2 2.7V11H2.5Z',
  hook: 'M5 6.5 3.2 8.3a2.6 2.6 0 0 0 3.7 3.7L9 9.9M11 9.5l1.8-1.8a2.6 2.6 0 0 0-3.7-3.7L7 6.1M6.2 9.8l3.6-3.6',
  repeat: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.6h-2.6',
  shield: 'M8 1.8 13 3.6v4c0 3-2.2 5.4-5 6.6-2.8-1.2-5-3.6-5-6.6v-4Z',
  reply: 'M6.5 4 2.8 7.7l3.7 3.7M3 7.7h6.2A3.8 3.8 0 0 1 13 11.5V13',
  back: 'M9.8 3.5 5.3 8l4.5 4.5',
  copy: 'M6 5.5h7.5v8H6ZM10 5.5v-3H2.5v8H6',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.2v1.6M8 13.2v1.6M1.2 8h1.6M13.2 8h1.6M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M12.8 3.2l-1.1 1.1M4.3 11.7l-1.1 1.1',
  moon: 'M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8Z',
};

/** A decorative icon: the words beside it say the same. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
