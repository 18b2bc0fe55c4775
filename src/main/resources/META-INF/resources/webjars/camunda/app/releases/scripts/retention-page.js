// For auditors and management: what is kept how long, whose files go next, and what must not go.

import {el, replace, said} from './dom.js';
import {parts, t} from './texts.js';
import {shownAt} from './fields.js';
import {moment} from './times.js';
import {liftHold, readRetention, readServices, setHold} from './board-api.js';

const cockpitAddress = key => '../cockpit/default/#/releases/' + encodeURIComponent(key);

export async function render({main, title}) {
  title(t('nav.retention'));
  const [services, first] = await Promise.all([readServices(), readRetention()]);
  const rules = el('div');
  const holds = el('div');
  const next = el('div');
  const told = el('p', {role: 'status', class: 'more', 'data-test': 'retention-told'});

  function show(now) {
    replace(rules, table('retention-rules', t('retention.rules'), ['what', 'how-long', 'setting', 'holdable'], now.rules.map(rule => [
      what(rule),
      rule.keptFor ? el('bdi', {title: rule.keptFor}, lasting(rule.keptFor)) : t('retention.for-good'),
      rule.setting ? el('code', {}, rule.setting) : t('retention.fixed'),
      rule.holdable ? t('retention.yes') : t('retention.no')])));
    replace(holds, now.holds.length === 0
      ? el('p', {class: 'empty', 'data-test': 'no-holds'}, t('retention.no-holds'))
      : el('ul', {class: 'suspicions', 'data-test': 'holds'}, now.holds.map(hold)));
    replace(next, now.next.length === 0
      ? el('p', {class: 'empty'}, t('retention.nothing'))
      : table('retention-next', t('retention.next'), ['release', 'ended', 'deleted-after', 'held'], now.next.map(one => [
        el('a', {href: cockpitAddress(one.release)}, el('bdi', {}, one.release)),
        moment(one.ended), moment(one.deletedAfter), one.held ? t('retention.yes') : t('retention.no')])));
  }

  const what = rule => {
    const own = t('retention.kind.' + rule.kind);
    return own === 'retention.kind.' + rule.kind ? said(rule.what) : own;
  };

  /** Two durations where models differ; days are how people say it. */
  const lasting = text => text.split(' to ').map(one => {
    const given = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?.*)?$/.exec(one);
    const days = given && (Number(given[1] || 0) + Number(given[2] || 0) / 24);
    return days >= 1 ? t('retention.days', {days: Math.round(days)}) : one;
  }).join(' – ');

  function table(test, label, columns, rows) {
    return el('table', {class: 'log', 'data-test': test, 'aria-label': label},
      el('thead', {}, el('tr', {}, columns.map(column => el('th', {scope: 'col'}, t('retention.column.' + column))))),
      el('tbody', {}, rows.map(cells => el('tr', {}, el('th', {scope: 'row'}, cells[0]),
        cells.slice(1).map((cell, i) => el('td', {'data-label': t('retention.column.' + columns[i + 1])}, cell))))));
  }

  function hold(one) {
    return el('li', {class: 'suspicion', 'data-test': 'hold', 'data-id': one.id},
      el('div', {class: 'card-head'},
        one.release
          ? el('a', {href: cockpitAddress(one.release), class: 'card-title'}, el('bdi', {}, one.release))
          : el('span', {class: 'card-title'}, parts('retention.all-of', {service: el('bdi', {}, one.service)})),
        el('span', {class: 'more'}, parts('suspicion.by', {who: el('bdi', {}, one.by), when: moment(one.at), sequence: String(one.id)}))),
      said(one.reason, 'p', {class: 'found'}),
      el('details', {}, el('summary', {'data-test': 'hold-lift-open'}, t('retention.lift')),
        asking('lift', [], t('retention.lift'), reason => liftHold(one.id, {reason}), 'retention.lifted')));
  }

  /** A form that ends in a reason. */
  function asking(test, fields, label, send, done) {
    const reason = el('textarea', {rows: '2', maxlength: '2000', dir: 'auto', required: true, 'data-test': test + '-reason'});
    const button = el('button', {type: 'submit', 'data-test': test + '-send'}, label);
    const general = el('p', {class: 'error', role: 'alert', hidden: true, 'data-test': test + '-error'});
    const form = el('form', {class: 'note', 'aria-label': label, novalidate: true, submit: async event => {
      event.preventDefault();
      button.disabled = true;
      shownAt(form, general, []);
      told.textContent = '';
      try {
        await send(reason.value);
        reason.value = '';
        show(await readRetention());
        told.className = 'done';
        told.textContent = t(done);
      } catch (error) {
        shownAt(form, general, error.violations && error.violations.length ? error.violations : [{message: error.message}]);
      } finally {
        button.disabled = false;
      }
    }}, fields, el('label', {'data-field': 'reason'}, t('retention.reason'), reason), general, el('div', {class: 'buttons'}, button));
    return form;
  }

  const release = el('input', {type: 'text', autocomplete: 'off', dir: 'ltr', placeholder: 'canteen-api-1.5.0', 'data-test': 'hold-release'});
  const service = el('select', {'data-test': 'hold-service'}, el('option', {value: ''}, ''), services.map(one => el('option', {value: one.name}, one.name)));

  main.replaceChildren(
    el('h1', {}, t('nav.retention')), el('p', {class: 'more'}, t('retention.about')), told,
    el('section', {'aria-labelledby': 'h-holds'}, el('h2', {id: 'h-holds'}, t('retention.holds')), holds,
      el('details', {}, el('summary', {'data-test': 'hold-open'}, t('retention.hold')),
        asking('hold', [el('label', {'data-field': 'release'}, t('retention.release'), release), el('label', {'data-field': 'service'}, t('retention.service'), service)], t('retention.hold'),
          reason => setHold({release: release.value, service: service.value, reason}), 'retention.set'))),
    el('section', {'aria-labelledby': 'h-next'}, el('h2', {id: 'h-next'}, t('retention.next')), next),
    el('section', {'aria-labelledby': 'h-rules'}, el('h2', {id: 'h-rules'}, t('retention.rules')), rules));
  show(first);
}
