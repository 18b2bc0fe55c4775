// Every item of the policy, and what became of it: whether it applies, and which record meets it.

import {el, record, time} from './dom.js';
import {who} from './timeline.js';

const STATES = {met: 'met', 'not-met': 'not met', open: 'open', 'not-applicable': 'does not apply'};
const FILTERS = [
  ['all', 'all items', () => true],
  ['unmet', 'not met', row => row.state === 'not-met' || row.state === 'open'],
  ['met', 'met', row => row.state === 'met'],
  ['not-applicable', 'does not apply', row => row.state === 'not-applicable']
];

export function coverage({coverage: rows, people}) {
  const sections = [...new Set(rows.map(row => row.section))].map(id => {
    const inside = rows.filter(row => row.section === id).map(row => ({row, node: line(row, people)}));
    const head = el('summary', {});
    const table = el('div', {class: 'rel-scroll', role: 'group', tabindex: '0', 'aria-label': inside[0].row.title},
      el('table', {class: 'rel-table rel-coverage'},
        el('thead', {}, el('tr', {}, ['Item', 'Asks for', 'State', 'Met by'].map(name => el('th', {scope: 'col'}, name)))),
        el('tbody', {}, inside.map(({node}) => node))));
    const unmet = inside.some(({row}) => FILTERS[1][2](row));
    return {id, inside, head, title: inside[0].row.title,
      node: el('details', {open: unmet, class: 'rel-phase', 'data-test': 'coverage-section'}, head, table)};
  });
  const count = state => rows.filter(row => row.state === state).length;
  const choose = el('select', {id: 'rel-coverage-filter', class: 'form-control', 'data-test': 'coverage-filter', change: () => apply(true)},
    FILTERS.map(([id, label]) => el('option', {value: id}, label)));
  const nothing = el('p', {class: 'rel-good', hidden: true}, 'No item is in this state.');

  function apply(open) {
    const fits = FILTERS.find(([id]) => id === choose.value)[2];
    for (const {inside, head, title, node, id} of sections) {
      inside.forEach(({row, node: one}) => one.hidden = !fits(row));
      const shown = inside.filter(({node: one}) => !one.hidden);
      const asked = ['not-met', 'open'].map(state => [STATES[state], inside.filter(({row}) => row.state === state).length]).filter(([, number]) => number > 0);
      head.replaceChildren(id + ' · ' + title + ' · ' + shown.length + (shown.length === 1 ? ' item' : ' items'),
        ...asked.map(([word, number]) => el('span', {class: 'rel-bad'}, ' · ' + number + ' ' + word)));
      node.hidden = shown.length === 0;
      node.open = open ? choose.value !== 'all' || node.open : node.open;
    }
    nothing.hidden = sections.some(({node}) => !node.hidden);
  }

  apply(false);
  return el('div', {'data-test': 'coverage'},
    el('p', {'data-test': 'coverage-count'}, rows.length + ' items: ' + count('met') + ' met, ',
      el('span', {class: count('not-met') ? 'rel-bad' : ''}, count('not-met') + ' not met'), ', ',
      el('span', {class: count('open') ? 'rel-bad' : ''}, count('open') + ' open'), ', '
        + count('not-applicable') + ' do not apply.'),
    el('div', {class: 'rel-filters'}, el('label', {for: 'rel-coverage-filter'}, 'Show', choose)),
    nothing,
    sections.map(({node}) => node));
}

function line(row, people) {
  const bad = row.state === 'not-met' || row.state === 'open';
  return el('tr', {'data-test': 'coverage-row', 'data-item': row.item, 'data-state': row.state, id: 'item-' + row.item},
    el('th', {scope: 'row'}, row.item),
    el('td', {}, row.text),
    el('td', {class: bad ? 'rel-bad' : ''}, STATES[row.state]),
    el('td', {class: 'rel-met'},
      row.why && el('span', {class: 'rel-hint'}, row.why + ' '),
      row.record && el('span', {dir: 'auto'}, record(row.record), ' ' + who(row.actor, people) + ' ' + row.says + ' '),
      row.record && el('span', {class: 'rel-hint'}, time(row.time)),
      others(row)));
}

function others(row) {
  const more = row.records.filter(sequence => sequence !== row.record);
  return more.length > 0 && el('span', {class: 'rel-hint'}, ' also named by ', more.flatMap((one, i) => [i ? ', ' : '', record(one)]));
}
