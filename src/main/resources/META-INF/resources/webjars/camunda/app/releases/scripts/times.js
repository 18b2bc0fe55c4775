// Times on the reader's clock, with the company's beside it where that shows another time.

import {el} from './dom.js';
import {locale, t} from './texts.js';

const OWN = Intl.DateTimeFormat().resolvedOptions().timeZone;
const UNITS = [['day', 86400], ['hour', 3600], ['minute', 60]];

let skew = 0;

/** By the server's clock: the browser's may be wrong by minutes. */
export const now = () => Date.now() + skew;

export function serverTime(instant) {
  skew = Date.parse(instant) - Date.now();
}

const format = (instant, zone, style) => new Intl.DateTimeFormat(locale(), {...style, timeZone: zone}).format(instant);

const FULL = {dateStyle: 'medium', timeStyle: 'short'};

/** The same instant on both clocks, in words. */
export function both(text, company) {
  const instant = new Date(text);
  const own = format(instant, OWN, FULL);
  return company && format(instant, company, FULL) !== own
    ? own + ' ' + OWN + ' · ' + format(instant, company, FULL) + ' ' + company
    : own + ' ' + OWN;
}

/** A time, the company's beside it in small letters. */
export function moment(text, company) {
  const instant = new Date(text);
  const own = format(instant, OWN, FULL);
  const there = company ? format(instant, company, FULL) : own;
  const sameDay = company && format(instant, company, {dateStyle: 'medium'}) === format(instant, OWN, {dateStyle: 'medium'});
  return el('time', {datetime: text, title: both(text, company)}, own,
    there !== own && el('small', {}, ' (', el('bdi', {}, (sameDay ? format(instant, company, {timeStyle: 'short'}) : there) + ' ' + company), ')'));
}

// A time in a sentence: as it is recorded, or to the minute with the zone of the clock that showed it.
const TOLD = /(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))| (\d\d:\d\d) (UTC|[A-Z][A-Za-z_]+(?:\/[\w+-]+)+))(?![\w:])/g;

/** When a clock in a zone shows a time. Asked twice: where the clocks are changed the first answer may lie beyond the change. */
function instantAt(wall, zone) {
  const asUtc = Date.parse(wall + 'Z');
  // As Swedish writes it, it is ISO 8601.
  const clock = new Intl.DateTimeFormat('sv-SE', {dateStyle: 'short', timeStyle: 'medium', timeZone: zone});
  const behind = at => Date.parse(clock.format(at).replace(' ', 'T') + 'Z') - at;
  return asUtc - behind(asUtc - behind(asUtc));
}

/** A sentence as its parts, the times in it on the reader's clock with the company's beside it. */
export function timed(text, company) {
  const sentence = String(text ?? '');
  const all = [];
  let end = 0;
  for (const told of sentence.matchAll(TOLD)) {
    const [whole, day, exact, wall, zone] = told;
    try {
      const at = new Date(exact ? day + 'T' + exact : instantAt(day + 'T' + wall, zone));
      all.push(sentence.slice(end, told.index), moment(at.toISOString(), company || zone));
      end = told.index + whole.length;
    } catch (error) {
      // What people wrote may look like a time.
    }
  }
  return [...all, sentence.slice(end)].filter(part => part !== '');
}

/** How far away an instant is: "3 hours ago", "in 2 days". */
export function away(text) {
  const seconds = (Date.parse(text) - now()) / 1000;
  if (Math.abs(seconds) < 60) {
    return t('just-now');
  }
  const [unit, size] = UNITS.find(([, s]) => Math.abs(seconds) >= s) || ['minute', 60];
  return new Intl.RelativeTimeFormat(locale(), {numeric: 'auto'}).format(Math.trunc(seconds / size), unit);
}

export const ago = (text, company) => el('time', {datetime: text, title: both(text, company)}, away(text));

/** How long, for people: 4 s, 2 min 5 s, 1 h 3 min. */
export function duration(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) {
    return t('duration.s', {s: seconds});
  }
  return minutes < 60
    ? t('duration.min', {min: minutes, s: seconds % 60})
    : t('duration.h', {h: Math.floor(minutes / 60), min: minutes % 60});
}
