// Reads our own endpoints under Camunda's /api: the session of the web applications is the login. Never writes.

const APP_ROOT = document.querySelector('base').getAttribute('app-root');
const RELEASES = APP_ROOT + '/api/releases';

export const evidenceUrl = key => RELEASES + '/' + encodeURIComponent(key) + '/evidence';
export const sealUrl = key => RELEASES + '/' + encodeURIComponent(key) + '/seal';
export const reportUrl = key => RELEASES + '/' + encodeURIComponent(key) + '/report';
export const paperUrl = key => reportUrl(key) + '.pdf';

/** The page on which a release is watched. */
export const liveUrl = key => APP_ROOT + '/app/releases/live.html?release=' + encodeURIComponent(key);

/** Where Spring serves other web jars from: beside Camunda's web applications. */
export const webjarUrl = path => APP_ROOT.replace(/\/[^/]*$/, '') + '/webjars/' + path;

export const logPage = query => read('?' + new URLSearchParams(query));
export const release = key => read('/' + encodeURIComponent(key));
export const processPath = (key, run) => read('/' + encodeURIComponent(key) + '/runs/' + encodeURIComponent(run));

async function read(path) {
  const response = await fetch(RELEASES + path, {
    credentials: 'same-origin',
    headers: {Accept: 'application/json, application/problem+json'}
  });
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail || 'The server answered ' + response.status + '. Try again.');
  }
  return response.json();
}
