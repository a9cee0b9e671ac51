import { el } from './dom.js';

/** A link to another site that learns nothing about this page; plain text for any address but http and https. */
export function outsideLink(url, content, className = '') {
  if (!isWeb(url)) {
    return el('span', { className, title: 'this address is no link: only http and https are' }, content);
  }
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer', className }, content);
}

export function isWeb(url) {
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol);
  } catch {
    return false;
  }
}
