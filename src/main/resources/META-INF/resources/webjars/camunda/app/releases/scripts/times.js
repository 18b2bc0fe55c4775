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
