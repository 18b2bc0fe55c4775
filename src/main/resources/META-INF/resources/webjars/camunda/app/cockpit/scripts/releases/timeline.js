// The ledger of a release as a timeline: who did what, when, for which policy items, on which evidence.

import {el, lasting, recordAnchor, spaced, time} from './dom.js';

const SYSTEM = 'system:';

const FILTERS = [
  ['all', 'all', () => true],
  ['people', 'only what people did', entry => !entry.actor.startsWith(SYSTEM)],
  ['machine', 'only what machines did', entry => entry.actor.startsWith(SYSTEM)],
  ['refused', 'refused or gone wrong', entry => entry.tone === 'BAD'],
  ['findings', 'what the gate found', entry => entry.payload.findings && entry.payload.findings.length > 0]
];

/** The timeline; `show(entry)` is called when somebody wants to see an entry's element in the diagram. */
export function timeline({timeline: entries, phases, people}, show) {
  const lines = entries.map(entry => ({entry, node: line(entry, people, show)}));
  const count = el('span', {class: 'rel-hint', 'aria-live': 'polite', 'data-test': 'timeline-count'});
  const boxes = phases.map(phase => {
    const inside = lines.filter(({entry}) => entry.sequence >= phase.first && entry.sequence <= phase.last);
    const head = el('summary', {});
    return {phase, inside, head, node: el('details', {open: true, class: 'rel-phase', 'data-test': 'phase'}, head,
      el('ol', {class: 'rel-timeline', 'data-test': 'timeline'}, inside.map(({node}) => node)))};
  });
  const choose = el('select', {id: 'rel-timeline-filter', class: 'form-control', 'data-test': 'timeline-filter', change: () => apply()},
    FILTERS.map(([id, label]) => el('option', {value: id}, label)));

  function apply() {
    const fits = FILTERS.find(([id]) => id === choose.value)[2];
    lines.forEach(({entry, node}) => node.hidden = !fits(entry));
    for (const {phase, inside, head, node} of boxes) {
      const shown = inside.filter(({node: one}) => !one.hidden).length;
      node.hidden = shown === 0;
      head.textContent = spaced(phase.status) + ' · ' + shown + (shown === 1 ? ' record' : ' records')
        + (phase.until ? ' · ' + lasting(Date.parse(phase.until) - Date.parse(phase.from)) : '');
    }
    const all = lines.filter(({node}) => !node.hidden).length;
    count.textContent = all === lines.length ? '' : all + ' of ' + lines.length + ' records';
  }

  apply();
  return {
    node: el('div', {},
      el('div', {class: 'rel-filters'}, el('label', {for: 'rel-timeline-filter'}, 'Show', choose), count),
      boxes.map(({node}) => node)),
    /** Shows a record, whatever is filtered or folded. */
    reveal(sequence) {
      const found = lines.find(({entry}) => entry.sequence === sequence);
      if (!found) {
        return false;
      }
      if (found.node.hidden) {
        choose.value = 'all';
        apply();
      }
      found.node.closest('details.rel-phase').open = true;
      lines.forEach(({node}) => node.classList.toggle('rel-target', node === found.node));
      found.node.scrollIntoView({block: 'center'});
      found.node.focus({preventScroll: true});
      return true;
    }
  };
}

/** A person by name, with the account; a machine part by what it is. */
export function who(actor, people) {
  if (actor.startsWith(SYSTEM)) {
    return 'System (' + actor.slice(SYSTEM.length) + ')';
  }
  return people[actor] ? people[actor] + ' (' + actor + ')' : actor;
}

function line(entry, people, show) {
  const machine = entry.actor.startsWith(SYSTEM);
  return el('li', {
    id: 'record-' + entry.sequence, tabindex: '-1',
    class: 'rel-entry rel-tone-' + entry.tone.toLowerCase() + (machine ? ' rel-machine' : ''),
    'data-test': 'timeline-entry', 'data-kind': entry.kind, 'data-sequence': entry.sequence
  },
  el('div', {class: 'rel-when'}, time(entry.time),
    el('a', {class: 'rel-number', href: recordAnchor(entry.sequence), title: 'Address of this record', 'data-test': 'record-link'},
      '#' + entry.sequence)),
  el('div', {class: 'rel-what'},
    el('p', {class: 'rel-sentence', dir: 'auto'},
      el('strong', {class: 'rel-actor', 'data-test': 'timeline-actor'}, who(entry.actor, people)),
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
      const raw = el('details', {class: 'rel-raw', 'data-test': 'timeline-raw'}, el('summary', {}, 'As it is kept (JSON)'),
        el('pre', {tabindex: '0'}, JSON.stringify(entry.payload, null, 2)));
      details.append(told(entry.members || []), raw, el('p', {class: 'rel-hash'}, 'SHA-256 ', el('code', {}, entry.hash)));
    }
  }, {passive: true});
  return details;
}

/** Members of a payload in words; what they mean shows under the name. */
export function told(members) {
  return el('dl', {class: 'rel-told', 'data-test': 'told'}, members.flatMap(member => [
    el('dt', {}, member.name, member.means && el('span', {class: 'rel-means'}, member.means)),
    el('dd', {dir: 'auto'}, member.value, member.members && told(member.members))]));
}
