// For auditors: what they should ask about. It distrusts the product itself; each suspicion has a place for what was found out.

import {el, replace, said} from './dom.js';
import {parts, t, word} from './texts.js';
import {moment, timed} from './times.js';
import {noteSuspicion, readServices, readSuspicions} from './board-api.js';
import {csvButton} from './csv.js';

const cockpitAddress = key => '../cockpit/default/#/releases/' + encodeURIComponent(key);

export async function render({main, asked, failed, title}) {
  title(t('nav.suspicions'));
  const [services, first] = await Promise.all([readServices(), readSuspicions(asked)]);
  let kinds = first.kinds;
  const list = el('ul', {class: 'suspicions', 'data-test': 'suspicions'});
  const looked = el('p', {class: 'more', role: 'status', 'data-test': 'looked'});
  const more = el('button', {type: 'button', 'data-test': 'look-further', hidden: true, click: () => read(more.value)}, t('suspicion.further'));
  const wrong = el('p', {class: 'error', role: 'alert', hidden: true, 'data-test': 'suspicion-error'});
  let examined = 0;
  let found = 0;
  let looks = [undefined];

  const why = kind => t('suspicion.why.' + kind) === 'suspicion.why.' + kind ? kinds[kind] : t('suspicion.why.' + kind);
  const form = filters();

  function filters() {
    const field = (label, input) => el('label', {}, label, input);
    const choice = (name, values, shown) => el('select', {name, change: go}, el('option', {value: ''}, t('filter.all')),
      values.map(value => el('option', {value, selected: asked[name] === value}, shown(value))));
    return el('form', {class: 'filters', 'aria-label': t('filter.label'), submit: event => {
      event.preventDefault();
      go();
    }},
    field(t('suspicion.kind'), choice('kind', Object.keys(kinds), kind => word('suspicion.kind', kind))),
    field(t('filter.service'), choice('service', services.map(one => one.name), value => value)),
    field(t('suspicion.from'), el('input', {type: 'date', name: 'from', value: asked.from, change: go})),
    field(t('suspicion.to'), el('input', {type: 'date', name: 'to', value: asked.to, change: go})));
  }

  function go() {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    location.hash = '#/suspicions' + (String(chosen) ? '?' + chosen : '');
  }

  async function read(before) {
    try {
      show(await readSuspicions({...asked, before}));
      looks.push(...before ? [before] : []);
    } catch (error) {
      if (error.status !== 400) {
        failed(error);
        return;
      }
      wrong.textContent = error.message;
      wrong.hidden = false;
    }
  }

  function show(page) {
    wrong.hidden = true;
    kinds = page.kinds;
    examined += page.examined;
    found += page.suspicions.length;
    list.append(...page.suspicions.map(entry));
    more.hidden = !page.before;
    more.value = page.before || '';
    replace(looked, page.oldest
      ? parts('suspicion.looked', {found: String(found), examined: String(examined), oldest: moment(page.oldest)})
      : t('suspicion.none'));
  }

  function entry(one) {
    const notes = el('ul', {class: 'notes'}, one.notes.map(note));
    return el('li', {class: 'suspicion', 'data-test': 'suspicion', 'data-kind': one.kind, 'data-id': one.id},
      el('div', {class: 'card-head'},
        el('span', {class: 'badge'}, word('suspicion.kind', one.kind)),
        el('a', {href: cockpitAddress(one.release), class: 'card-title'}, el('bdi', {}, one.release)),
        el('span', {class: 'more'}, moment(one.at))),
      said(timed(one.text), 'p', {class: 'found', 'data-test': 'found'}),
      el('p', {class: 'meaning'}, why(one.kind)),
      one.records.length > 0 && el('p', {class: 'more'}, t('suspicion.records'), ' ', one.records.map((place, i) => [i ? t('comma') : '',
        place.ledger === one.release
          ? el('a', {href: cockpitAddress(place.ledger) + '#record-' + place.sequence, 'aria-label': t('suspicion.record-of', {sequence: place.sequence, release: place.ledger})}, el('bdi', {}, String(place.sequence)))
          : el('bdi', {}, t('suspicion.administration', {sequence: place.sequence}))])),
      notes,
      noting(one, notes));
  }

  const note = one => el('li', {'data-test': 'note'}, said(one.text), ' ',
    el('span', {class: 'more'}, parts('suspicion.by', {who: el('bdi', {}, one.by), when: moment(one.at), sequence: String(one.sequence)})));

  /** The one thing that an auditor writes. */
  function noting(one, notes) {
    const text = el('textarea', {rows: '2', maxlength: '2000', dir: 'auto', required: true, 'data-test': 'note-text'});
    const told = el('p', {role: 'status', class: 'more'});
    const send = el('button', {type: 'submit', 'data-test': 'note-send'}, t('suspicion.keep'));
    const details = el('details', {}, el('summary', {'data-test': 'note-open'}, t('suspicion.note')),
      el('form', {class: 'note', 'aria-label': t('suspicion.note'), submit: async event => {
        event.preventDefault();
        send.disabled = true;
        try {
          const now = await noteSuspicion({release: one.release, suspicion: one.id, text: text.value});
          replace(notes, now.notes.map(note));
          text.value = '';
          told.className = 'done';
          told.textContent = t('suspicion.kept');
        } catch (error) {
          told.className = 'error';
          told.textContent = error.message;
        } finally {
          send.disabled = false;
        }
      }},
      el('label', {}, t('suspicion.text'), text), el('div', {class: 'buttons'}, send), told));
    return details;
  }

  main.replaceChildren(
    el('h1', {}, t('nav.suspicions')), el('p', {class: 'more'}, t('suspicion.what')), form, wrong, looked, list,
    el('div', {class: 'buttons'}, more, csvButton('suspicions', 'suspicions', () => looks.map(before => ({...asked, before})), failed, t('nav.suspicions'))));
  show(first);
  return {
    asked: next => {
      asked = next;
      examined = 0;
      found = 0;
      looks = [undefined];
      list.replaceChildren();
      read();
    }
  };
}
