// Decision tables that were asked: by which rows, and what they asked for.

import {el, record, time} from './dom.js';
import {decisions as readDecisions} from './api.js';
import {told} from './timeline.js';

export function decisions({release, timeline}) {
  const node = el('div', {'data-test': 'decisions', 'aria-live': 'polite'}, el('p', {}, 'Reading …'));
  readDecisions(release.key).then(made => node.replaceChildren(...tables(made, timeline)), error =>
    node.replaceChildren(el('p', {class: 'rel-error', role: 'alert'}, error.message)));
  return node;
}

function tables(made, timeline) {
  const kept = timeline.filter(entry => entry.payload && entry.payload.decidedBy);
  return [
    kept.length
      ? el('div', {}, kept.map(recorded))
      : el('p', {class: 'rel-empty'}, 'No record says what a table decided.'),
    made.length
      ? el('details', {}, el('summary', {}, 'As the engine\'s history has it'), made.map(table))
      : el('p', {class: kept.length ? 'rel-bad' : 'rel-empty'},
        kept.length ? 'The engine\'s history of decisions is gone. What the records say of them stands above.' : 'No table was asked yet.')
  ];
}

/** What a record says about the table that decided it, whatever became of the engine's history. */
function recorded(entry) {
  const by = entry.payload.decidedBy;
  return el('section', {class: 'rel-round', 'data-test': 'decided'},
    el('h3', {}, by.table + ' v' + by.version, ' ', record(entry.sequence), ' ', el('span', {class: 'rel-hint'}, time(entry.time))),
    el('p', {dir: 'auto'}, 'Asked with ' + ((by.inputs || []).map(input => input.name + ' = ' + (input.value || 'nothing')).join(', ') || 'nothing') + '.'),
    (by.rows || []).length
      ? el('ul', {}, by.rows.map(row => el('li', {dir: 'auto'}, 'Row ' + row.number + ' ', el('code', {}, row.rule), ' ', row.description || 'No description')))
      : el('p', {class: 'rel-hint'}, 'No row fired.'),
    el('p', {class: 'rel-hint'}, 'SHA-256 of the table: ', el('code', {}, by.sha256)));
}

function table(one) {
  return el('section', {class: 'rel-round', 'data-test': 'decision'},
    el('h3', {}, (one.name || one.table) + (one.version ? ' v' + one.version : ''), ' ', el('span', {class: 'rel-hint'}, time(one.at))),
    el('p', {}, 'Asked with ' + (Object.entries(one.inputs).map(([name, value]) => name + ' = ' + value).join(', ') || 'nothing') + '.'),
    one.rows.length
      ? el('ul', {}, one.rows.map(row => el('li', {dir: 'auto'}, el('code', {}, row.id), ' ', row.description || 'No description',
        ': ' + Object.entries(row.outputs).map(([name, value]) => name + ' = ' + value).join(', '))))
      : el('p', {class: 'rel-hint'}, 'No row fired.'));
}

/** Records of some kinds in words, in one section. */
export function said({timeline, people}, kinds, who, none) {
  const found = timeline.filter(entry => kinds.includes(entry.kind));
  return found.length
    ? el('div', {}, found.map(entry => {
      const details = el('details', {}, el('summary', {}, 'In full'));
      details.addEventListener('toggle', () => {
        if (details.open && details.childElementCount === 1) {
          details.append(told(entry.members || []));
        }
      });
      return el('section', {class: 'rel-round rel-tone-' + entry.tone.toLowerCase()},
        el('p', {dir: 'auto'}, record(entry.sequence), ' ' + who(entry.actor, people) + ' ' + entry.what + ', ', time(entry.time)),
        details);
    }))
    : el('p', {class: 'rel-empty'}, none);
}
