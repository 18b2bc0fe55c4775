// What the administration ledger has about a release: refusals, holds, what was changed in its processes, and roles of its people.

import {el, time} from './dom.js';
import {around as readAround} from './api.js';
import {told, who} from './timeline.js';

export function around({release, people}) {
  const node = el('div', {'data-test': 'around', 'aria-live': 'polite'}, el('p', {}, 'Reading …'));
  readAround(release.key).then(entries => node.replaceChildren(entries.length
    ? el('div', {}, entries.map(entry => line(entry, people)))
    : el('p', {class: 'rel-empty'}, 'The administration ledger has nothing about this release or the roles of its people meanwhile.')),
  error => node.replaceChildren(el('p', {class: 'rel-hint'}, error.message)));
  return node;
}

function line(entry, people) {
  const details = el('details', {}, el('summary', {}, 'In full: record ' + entry.sequence + ' of the administration ledger, ' + entry.kind));
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) {
      details.append(told(entry.members || []));
    }
  });
  return el('section', {class: 'rel-round rel-tone-' + entry.tone.toLowerCase(), 'data-test': 'around-entry'},
    el('p', {dir: 'auto'}, el('strong', {}, who(entry.actor, people)), ' ' + entry.what + ', ', time(entry.time)),
    details);
}
