// Our endpoints under Camunda's /api: the session of its web applications is the login.

import {current, t} from './texts.js';

const LIVE = new URL('../../../api/live/', import.meta.url).pathname;

const path = key => LIVE + encodeURIComponent(key);

export const readState = key => ask(path(key), {});

export const stopStep = (key, step, reason) => ask(path(key) + '/steps/' + encodeURIComponent(step) + '/stop', {
  method: 'POST',
  headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': token()},
  body: JSON.stringify({reason})
});

/** Events of a release; it connects again by itself and goes on where it was. */
export function watch(key, on) {
  const source = new EventSource(path(key) + '/events');
  for (const name of ['snapshot', 'status', 'step', 'check', 'task', 'remark', 'end']) {
    source.addEventListener(name, event => on(name, JSON.parse(event.data), source));
  }
  source.addEventListener('open', () => on('open', {}, source));
  source.addEventListener('error', () => on('error', {}, source));
  return source;
}

async function ask(url, options) {
  const response = await fetch(url, {
    credentials: 'same-origin',
    ...options,
    headers: {Accept: 'application/json, application/problem+json', 'Accept-Language': current(), ...options.headers}
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    const error = new Error(answer.detail || t('error.server', {status: response.status}));
    error.status = response.status;
    throw error;
  }
  return answer;
}

function token() {
  const cookie = document.cookie.split('; ').find(c => c.startsWith('XSRF-TOKEN='));
  return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : '';
}
