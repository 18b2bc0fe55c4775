// Steps and checks as bars over the time that they took.

import {el, lasting, record, time} from './dom.js';

export function work({work: bars}) {
  if (!bars.length) {
    return el('p', {class: 'rel-empty'}, 'No step and no check has run.');
  }
  const lanes = [...new Set(bars.map(bar => bar.lane))];
  return el('div', {'data-test': 'work'}, lanes.map(lane => {
    const inside = bars.filter(bar => bar.lane === lane);
    const from = Math.min(...inside.map(bar => Date.parse(bar.from)));
    const until = Math.max(...inside.map(bar => Date.parse(bar.until)));
    const whole = Math.max(until - from, 1);
    return el('section', {class: 'rel-lane'},
      el('h3', {}, lane, el('span', {class: 'rel-hint'}, ' · ' + lasting(until - from) + ' from ', time(inside[0].from))),
      el('div', {class: 'rel-scroll', role: 'group', tabindex: '0', 'aria-label': lane},
        el('table', {class: 'rel-gantt'},
          el('thead', {class: 'rel-hidden'}, el('tr', {}, ['What', 'When', 'Took', 'Result'].map(n => el('th', {scope: 'col'}, n)))),
          el('tbody', {}, inside.map(bar => {
            const begins = Date.parse(bar.from);
            const took = Date.parse(bar.until) - begins;
            const drawn = el('span', {class: 'rel-bar' + (bar.bad ? ' rel-bar-bad' : ''), title: bar.from + ' – ' + bar.until});
            drawn.style.marginLeft = 100 * (begins - from) / whole + '%';
            drawn.style.width = Math.max(100 * took / whole, 0.6) + '%';
            return el('tr', {'data-test': 'bar', 'data-outcome': bar.outcome},
              el('th', {scope: 'row', dir: 'auto'}, record(bar.record), ' ' + bar.label),
              el('td', {class: 'rel-track'}, drawn),
              el('td', {}, lasting(took)),
              el('td', {class: bar.bad ? 'rel-bad' : ''}, bar.outcome));
          })))));
  }));
}
