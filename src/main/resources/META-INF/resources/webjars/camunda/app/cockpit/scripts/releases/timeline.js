// The ledger of a release as a timeline: who did what, when, for which policy items, on which evidence.

import {el, time} from './dom.js';

const SYSTEM = 'system:';

/** The timeline; `show(entry)` is called when somebody wants to see an entry's element in the diagram. */
export function timeline(entries, show) {
  const list = el('ol', {class: 'rel-timeline', 'data-test': 'timeline'}, entries.map(entry => line(entry, show)));
  const people = el('input', {
    type: 'checkbox', id: 'rel-people', 'data-test': 'people-only',
    change: () => list.classList.toggle('rel-people-only', people.checked)
  });
  return el('div', {},
    el('label', {class: 'rel-people', for: 'rel-people'}, people, ' Only what people did'),
    list);
}

function line(entry, show) {
  const machine = entry.actor.startsWith(SYSTEM);
  return el('li', {
    class: 'rel-entry rel-tone-' + entry.tone.toLowerCase() + (machine ? ' rel-machine' : ''),
    'data-test': 'timeline-entry', 'data-kind': entry.kind, 'data-sequence': entry.sequence
  },
  el('div', {class: 'rel-when'}, time(entry.time)),
  el('div', {class: 'rel-what'},
    el('p', {class: 'rel-sentence'},
      el('strong', {class: 'rel-actor', 'data-test': 'timeline-actor'},
        machine ? 'System (' + entry.actor.slice(SYSTEM.length) + ')' : entry.actor),
      ' ', el('span', {'data-test': 'timeline-what'}, entry.what)),
    el('p', {class: 'rel-where'},
      entry.items.map(item => el('span', {class: 'rel-chip', title: item.text, 'data-test': 'policy-item'},
        item.id, el('span', {class: 'rel-hidden'}, ': ' + item.text))),
      entry.definition && place(entry, show)),
    payload(entry)));
}

function place(entry, show) {
  const label = (entry.elementName || entry.element || 'Process') + ' · ' + entry.definition.key + ' v' + entry.definition.version;
  return entry.element
    ? el('button', {type: 'button', class: 'rel-place', title: 'Show in the diagram', click: () => show(entry)}, label)
    : el('span', {class: 'rel-place'}, label);
}

function payload(entry) {
  const details = el('details', {'data-test': 'timeline-evidence'},
    el('summary', {}, 'Evidence: record ' + entry.sequence + ', ' + entry.kind));
  // Made when it is opened: some payloads are long, and most are never looked at.
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) {
      details.append(
        el('pre', {tabindex: '0'}, JSON.stringify(entry.payload, null, 2)),
        el('p', {class: 'rel-hash'}, 'SHA-256 ', el('code', {}, entry.hash)));
    }
  }, {passive: true});
  return details;
}
