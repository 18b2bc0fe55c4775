// What the pages read and ask for. The session of Camunda's web applications is the login.

import {current, t} from './texts.js';

const API = new URL('../../../api/', import.meta.url).pathname;

const query = values => {
  const given = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  return given.size === 0 || String(given) === '' ? '' : '?' + given;
};

export const readBoard = filter => ask('board' + query(filter));
export const readPage = asked => ask('board/releases' + query(asked));
export const readRelease = key => ask('board/releases/' + encodeURIComponent(key));
export const readGate = key => ask('board/releases/' + encodeURIComponent(key) + '/gate');
export const readMe = () => ask('board/me');
export const readOwners = () => ask('board/owners');
export const readServices = () => ask('rest/services');
export const readBranches = service => ask('rest/services/' + encodeURIComponent(service) + '/branches');
export const propose = body => post('rest/releases?dryRun=true', body);
export const start = (body, key) => post('rest/releases', body, {'Idempotency-Key': key});
export const act = (key, what, body) => post('rest/releases/' + encodeURIComponent(key) + '/' + what, body);

/** Ends the session of all web applications. */
export const signOut = () => ask('admin/auth/user/default/logout', {method: 'POST', headers: {'X-XSRF-TOKEN': token()}});

export const readDeputies = () => ask('board/deputies');
export const nameDeputy = body => post('rest/deputies', body);
export const endDeputy = id => ask('rest/deputies/' + encodeURIComponent(id), {method: 'DELETE', headers: {'X-XSRF-TOKEN': token()}});

export const readOverview = asked => ask('rest/overview' + query(asked));
export const readReadiness = service => ask('rest/services/' + encodeURIComponent(service) + '/readiness');
export const readSuspicions = asked => ask('rest/suspicions' + query(asked));
export const noteSuspicion = body => post('rest/suspicions/notes', body);

export const readRetention = () => ask('rest/retention');
export const setHold = body => post('rest/retention/holds', body);
export const liftHold = (id, body) => post('rest/retention/holds/' + id + '/lift', body);

/** The same as a file of lines with commas. */
export const readCsv = async (path, asked) => (await read('rest/' + path + query(asked), 'text/csv')).text();

/** A page of what was found, and how many there are on all pages. */
export async function search(asked) {
  const response = await read('rest/search/releases' + query(asked), 'application/json');
  return {releases: await response.json(), total: response.headers.get('Total-Count') || ''};
}

/** What was found as a file, and behind what the next one begins, when there is one. */
export async function searchFile(asked, type) {
  const response = await read('rest/search/releases' + query(asked), type);
  const next = /^<[^?>]*[?]([^>]*)>; rel="next"$/.exec(response.headers.get('Link') || '');
  const asks = next && new URLSearchParams(next[1]);
  return {blob: await response.blob(), next: asks && {before: asks.get('before'), behind: asks.get('behind') || undefined}};
}

async function read(path, type) {
  const response = await fetch(API + path, {credentials: 'same-origin', headers: {Accept: type + ', application/problem+json', 'Accept-Language': current()}});
  if (!response.ok) {
    throw await refusal(response);
  }
  return response;
}

/** Events of all releases of which the reader may know. */
export const watchAll = () => new EventSource(API + 'board/events');

function post(path, body, headers = {}) {
  return ask(path, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': token(), ...headers},
    body: JSON.stringify(body)
  });
}

/** An error has the status, and the violations by field where there are some. */
async function ask(path, options = {}) {
  const response = await fetch(API + path, {
    credentials: 'same-origin',
    ...options,
    headers: {Accept: 'application/json, application/problem+json', 'Accept-Language': current(), ...options.headers}
  });
  if (!response.ok) {
    throw await refusal(response);
  }
  return response.json().catch(() => ({}));
}

async function refusal(response) {
  const answer = await response.json().catch(() => ({}));
  const error = new Error(answer.detail || t('error.server', {status: response.status}));
  error.status = response.status;
  error.violations = answer.violations || [];
  return error;
}

function token() {
  const cookie = document.cookie.split('; ').find(c => c.startsWith('XSRF-TOKEN='));
  return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : '';
}
