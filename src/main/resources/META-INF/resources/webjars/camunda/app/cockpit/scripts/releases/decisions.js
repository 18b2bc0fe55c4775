// Decision tables that were asked: by which rows, and what they asked for.

import {el, record, time} from './dom.js';
import {decisions as readDecisions} from './api.js';
import {told} from './timeline.js';

/** Records that say what a table decided, whatever became of the engine's history. */
const SAY = ['requiredTestsDetermined', 'approvalRoundOpened', 'verificationRoundOpened', 'riskAssessed', 'exploitRiskReviewed'];

export function decisions({release, timeline}) {
  const node = el('div', {'data-test': 'decisions', 'aria-live': 'polite'}, el('p', {}, 'Reading …'));
  readDecisions(release.key).then(made => node.replaceChildren(...tables(made, timeline)), error =>
    node.replaceChildren(el('p', {class: 'rel-error', role: 'alert'}, error.message)));
  return node;
}

function tables(made, timeline) {
  const said = timeline.filter(entry => SAY.includes(entry.kind));
  return [
    made.length
      ? el('div', {}, made.map(table))
      : el('p', {class: said.length ? 'rel-bad' : 'rel-empty'},
        said.length ? 'The engine\'s history of decisions is gone. What the records say of them stands below.' : 'No table was asked yet.'),
    ...said.length ? [el('p', {}, 'Records that say what was decided: ', said.flatMap((entry, i) => [i ? ', ' : '', record(entry.sequence), ' ' + entry.what]))] : []
  ];
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
