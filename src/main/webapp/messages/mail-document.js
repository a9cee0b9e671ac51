import { isWeb } from './link.js';

const MAX_ELEMENTS = 5_000;
/** What mail programs ignore, or what would load something or begin a document within the document. */
const REMOVED = 'script, iframe, frame, frameset, object, embed, base, link, template, audio, video, svg, math, meta:not([name=color-scheme])';
/** What begins a line in a mail. */
const LINES = 'p, tr, li, br, h1, h2, h3, hr, pre';
/** For images and styles of the mail that refer to other sites; the sandbox of the frame blocks scripts and forms. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * Makes the HTML of a mail the document of a frame: it loads nothing, and its links open in another window.
 *
 * @returns {{source: string, lines: number}} the document, and the number of its elements that begin a line
 */
export function mailDocument(html) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  parsed.querySelectorAll(REMOVED).forEach((element) => element.remove());
  [...parsed.body.querySelectorAll('*')].slice(MAX_ELEMENTS).forEach((element) => element.remove());
  parsed.querySelectorAll('[href]').forEach((element) => {
    if (isWeb(element.getAttribute('href'))) {
      element.setAttribute('target', '_blank');
      element.setAttribute('rel', 'noopener noreferrer');
    } else {
      element.removeAttribute('href');
    }
  });
  const policy = parsed.createElement('meta');
  policy.setAttribute('http-equiv', 'Content-Security-Policy');
  policy.setAttribute('content', POLICY);
  parsed.head.prepend(policy);
  return {
    source: `<!DOCTYPE html>${parsed.documentElement.outerHTML}`,
    lines: parsed.querySelectorAll(LINES).length,
  };
}
