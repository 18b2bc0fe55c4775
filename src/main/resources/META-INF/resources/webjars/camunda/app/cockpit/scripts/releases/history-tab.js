// A tab on Cockpit's own pages that leads to the release, and to the rules that held.

import {el, withStyles} from './dom.js';
import {ruleVersions} from './api.js';

const to = (href, text) => el('a', {href}, text);

async function engine(api, path) {
  const response = await fetch(api.engineApi + path, {credentials: 'same-origin', headers: {Accept: 'application/json'}});
  if (!response.ok) {
    throw new Error('The engine answered ' + response.status + '.');
  }
  return response.json();
}

/** Of a process instance: the release that it belongs to. */
export async function instance(node, api, id) {
  withStyles();
  const {businessKey} = await engine(api, '/process-instance/' + encodeURIComponent(id));
  node.replaceChildren(el('div', {class: 'rel-page', 'data-test': 'history-tab'}, businessKey
    ? el('p', {}, to('#/releases/' + encodeURIComponent(businessKey), 'Release ' + businessKey), ': its path, who attested what, and the proof.')
    : el('p', {}, 'This process instance belongs to no release.')));
}

/** Of a process definition: its versions, and the releases that began under this one. */
export async function definition(node, api, id) {
  withStyles();
  const {resource, deploymentId} = await engine(api, '/process-definition/' + encodeURIComponent(id));
  const file = resource.slice(resource.lastIndexOf('/') + 1);
  const version = (await ruleVersions(file)).find(one => one.deployments.some(d => d.id === deploymentId));
  node.replaceChildren(el('div', {class: 'rel-page', 'data-test': 'history-tab'},
    el('p', {}, to('#/rules/' + encodeURIComponent(file), 'Versions of ' + file), version && ': this is version ' + version.number + '.'),
    version && (version.releases.length
      ? el('ul', {}, version.releases.map(key => el('li', {}, to('#/releases/' + encodeURIComponent(key), key))))
      : el('p', {}, 'No release that you may know of began under it.'))));
}
