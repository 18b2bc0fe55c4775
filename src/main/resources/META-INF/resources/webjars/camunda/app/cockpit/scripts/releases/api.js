// Reads our own endpoints under Camunda's /api: the session of the web applications is the login. Never writes.

const APP_ROOT = document.querySelector('base').getAttribute('app-root');
const RELEASES = APP_ROOT + '/api/releases';
const RULES = APP_ROOT + '/api/rules';

const part = encodeURIComponent;

export const evidenceUrl = key => RELEASES + '/' + part(key) + '/evidence';
export const sealUrl = key => RELEASES + '/' + part(key) + '/seal';
export const reportUrl = key => RELEASES + '/' + part(key) + '/report';
export const paperUrl = key => reportUrl(key) + '.pdf';

/** The page on which a release is watched. */
export const liveUrl = key => APP_ROOT + '/app/releases/live.html?release=' + part(key);

/** Where Spring serves other web jars from: beside Camunda's web applications. */
export const webjarUrl = path => APP_ROOT.replace(/\/[^/]*$/, '') + '/webjars/' + path;

export const logPage = query => read(RELEASES + '?' + new URLSearchParams(query));
export const release = key => read(RELEASES + '/' + part(key));
export const around = key => read(RELEASES + '/' + part(key) + '/around');
export const decisions = key => read(RELEASES + '/' + part(key) + '/decisions');
export const processPath = (key, run) => read(RELEASES + '/' + part(key) + '/runs/' + part(run));

export const model = (key, {key: definition, version}) =>
  read(RELEASES + '/' + part(key) + '/models/' + part(definition) + '?' + new URLSearchParams({version}));

export const rules = () => read(RULES);
export const ruleVersions = file => read(RULES + '/' + part(file) + '/versions');
export const ruleDifference = (file, from, to) =>
  read(RULES + '/' + part(file) + '/difference?' + new URLSearchParams({from, to}));
/** What differs between the settings of two sets of rules, by their SHA-256. */
export const settingsDifference = (from, to) => read(RULES + '/sets/difference?' + new URLSearchParams({from, to}));

async function read(address) {
  const response = await fetch(address, {
    credentials: 'same-origin',
    headers: {Accept: 'application/json, application/problem+json'}
  });
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail || 'The server answered ' + response.status + '. Try again.');
  }
  return response.json();
}
