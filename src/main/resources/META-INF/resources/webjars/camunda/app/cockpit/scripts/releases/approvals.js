// Rounds of approvals: what was put to whom, what they decided, and what changed since.

import {el, record, time} from './dom.js';
import {told, who} from './timeline.js';

export function approvals({approvals: rounds, people}) {
  if (!rounds.length) {
    return el('p', {class: 'rel-empty'}, 'Nobody was asked for an approval yet.');
  }
  return el('div', {'data-test': 'approvals'}, rounds.map((round, i) => {
    const details = el('details', {'data-test': 'approved-content'}, el('summary', {}, 'The content as it was put to them'));
    details.addEventListener('toggle', () => {
      if (details.open && details.childElementCount === 1) {
        details.append(told(round.content));
      }
    });
    return el('section', {class: 'rel-round', 'data-test': 'approval-round'},
      el('h3', {}, 'Round ' + (i + 1), ' ', record(round.record)),
      el('p', {}, time(round.time), ', content ', el('code', {title: round.digest}, round.digest.slice(0, 12)), '; asked: ',
        round.asked.map(a => a.role + (a.reason ? ' (' + a.reason + ')' : '') + ' for ' + a.item).join(', ')),
      round.decisions.length
        ? el('ul', {}, round.decisions.map(d => el('li', {class: d.decision === 'approve' ? '' : 'rel-bad', dir: 'auto'},
          record(d.record), ' ' + who(d.actor, people) + ': ' + d.decision + ' as ' + d.role + (d.reason ? ' — ' + d.reason : '') + ', ',
          time(d.time))))
        : el('p', {class: 'rel-hint'}, 'Nobody decided in this round.'),
      round.changed.length
        ? el('p', {class: i === rounds.length - 1 ? 'rel-bad' : 'rel-hint', 'data-test': 'changed-since'},
          'Changed since: ' + round.changed.join(', ') + '.')
        : el('p', {class: 'rel-good', 'data-test': 'changed-since'}, 'Nothing of it was changed since.'),
      details);
  }));
}
