// What the auditors' pages are made of, with the parts of the Releases pages below it.

import {el} from '../../../releases/scripts/dom.js';
import {both} from '../../../releases/scripts/times.js';

export {el};

/** Loads our style sheet once. */
export function withStyles() {
  if (!document.getElementById('releases-styles')) {
    document.head.append(
      el('link', {
        id: 'releases-styles',
        rel: 'stylesheet',
        href: new URL('releases.css', import.meta.url).href
      })
    );
  }
}

/** A status as a coloured word; the colour repeats the word and says nothing more. */
export function status(word) {
  return el('span', {class: 'rel-status rel-status-' + word, 'data-test': 'release-status'}, spaced(word));
}

export function spaced(word) {
  return String(word).replaceAll('-', ' ');
}

/** Date and time in UTC, as in the log and the evidence; on the reader's own clock when the pointer rests on it. */
export function time(instant) {
  return el('time', {datetime: instant, title: both(instant)}, instant.slice(0, 10) + ' ' + instant.slice(11, 19) + ' UTC');
}

/** How long something took, in the two largest units. */
export function lasting(milliseconds) {
  const units = [['d', 86400000], ['h', 3600000], ['min', 60000], ['s', 1000]];
  const at = units.findIndex(([, length]) => milliseconds >= length);
  if (at < 0) {
    return Math.max(0, Math.round(milliseconds)) + ' ms';
  }
  return units.slice(at, at + 2).reduce((text, [unit, length]) => {
    const many = Math.floor(milliseconds / length);
    milliseconds -= many * length;
    return many ? text + ' ' + many + ' ' + unit : text;
  }, '').trim();
}

/** The key that an address asks for: `#/releases/{key}`, with a place on the page behind a second `#`. */
export const askedKey = () => decodeURIComponent(location.hash.split(/[?#]/)[1].split('/')[2] || '');

/** The place on the page that the address names, e.g. `record-12`; empty for none. */
export const askedPlace = () => location.hash.split('#')[2] || '';

/** The address of a place on this page. */
export const anchor = place => '#/releases/' + encodeURIComponent(askedKey()) + '#' + place;

export const recordAnchor = sequence => anchor('record-' + sequence);

/** A link to a record of the page. */
export function record(sequence) {
  return el('a', {href: recordAnchor(sequence), 'data-test': 'record-link'}, '#' + sequence);
}
