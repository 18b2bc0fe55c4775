// Which releases were there, by what they are, by who did what in them, and exceptions. What is asked stands in the address.

import {el, replace, said} from './dom.js';
import {t, word} from './texts.js';
import {moment} from './times.js';
import {releaseAddress, status} from './parts.js';
import {search, searchFile} from './board-api.js';
import {save} from './csv.js';

const TYPES = ['major', 'minor', 'patch', 'hotfix', 'security', 'infrastructure'];
const STATUSES = [
  'preparing', 'awaiting-approval', 'approved', 'deploying', 'verifying', 'rolling-back',
  'released', 'rolled-back', 'rejected', 'withdrawn', 'failed'
];
const ROLES = ['qa', 'technical-owner', 'product-owner', 'business-owner', 'security-owner', 'management', 'deployment-owner', 'rollback-owner'];
const TEXTS = ['service', 'version', 'owner', 'requester', 'approver', 'deployer', 'actor', 'item', 'requirement', 'commit', 'incident', 'path'];
const EXAMPLES = {
  service: 'canteen', version: '1.5', item: 'TEST-07', requirement: 'MAQ-17', commit: '1a2b3c4', incident: 'INC-1042', path: 'rollback'
};
/** Files, by the ending of their name. */
const FILES = {
  csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', jsonl: 'application/jsonl', zip: 'application/zip'
};
/** Files that are whole, so that what is answered later cannot stand behind what was answered before. */
const WHOLE = ['xlsx', 'zip'];
/** The orders: of the requests, and by a column. */
const ORDERS = ['', 'oldest', 'service', 'type', 'status', 'owner', 'finished'];
const PAGE = 50;
/** The most that is answered at once. */
const MOST = 500;
const QUARTERS = 5;

/** The last quarters, this one first: `2026-Q4`, with first and last day. */
function quarters() {
  const today = new Date();
  const now = today.getUTCFullYear() * 4 + Math.floor(today.getUTCMonth() / 3);
  const day = (year, month, date) => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
  return Array.from({length: QUARTERS}, (_, back) => {
    const year = Math.floor((now - back) / 4);
    const quarter = (now - back) % 4;
    return {name: year + '-Q' + (quarter + 1), from: day(year, quarter * 3, 1), to: day(year, quarter * 3 + 3, 0)};
  });
}

export async function render({main, asked, failed, title}) {
  title(t('nav.search'));
  const rows = el('tbody', {'data-test': 'found'});
  const count = el('p', {class: 'more', role: 'status', 'data-test': 'found-count'});
  const wrong = el('p', {class: 'error', role: 'alert', hidden: true, 'data-test': 'search-error'});
  const more = el('button', {type: 'button', hidden: true, 'data-test': 'search-more', click: () => read(last)}, t('board.more'));
  const column = name => el('th', {scope: 'col'}, t(name));
  const periods = quarters();
  let turn = 0;
  let last;
  let form = filters();

  function filters() {
    const field = (name, input) => el('label', {}, t('search.' + name), input);
    // An address may ask for several words with commas, or for one that is not offered here: it is shown, and stays.
    const choice = (name, values, shown) => el('select', {name, change: go, 'data-test': 'search-' + name}, el('option', {value: ''}, t('filter.all')),
      [...values, ...(asked[name] && !values.includes(asked[name]) ? [asked[name]] : [])].map(value => el('option', {value, selected: asked[name] === value},
        value.split(',').map(one => values.includes(one.trim()) ? shown(one.trim()) : one).join(', '))));
    const text = name => field(name, el('input', {
      type: 'search', name, value: asked[name], autocomplete: 'off', dir: 'auto', placeholder: EXAMPLES[name], change: go, 'data-test': 'search-' + name
    }));
    const period = periods.find(one => one.from === asked.from && one.to === asked.to);
    const rare = TEXTS.slice(2).some(name => asked[name]);
    return el('form', {role: 'search', 'aria-label': t('nav.search'), submit: event => {
      event.preventDefault();
      go();
    }},
    el('div', {class: 'filters'},
      text('service'), text('version'),
      field('type', choice('type', TYPES, value => word('type', value))),
      field('status', choice('status', STATUSES, value => word('status', value))),
      field('role', choice('role', ROLES, value => word('role', value))),
      field('quarter', el('select', {'data-test': 'search-quarter', change: event => {
        const chosen = periods.find(one => one.name === event.target.value);
        form.elements.from.value = chosen ? chosen.from : '';
        form.elements.to.value = chosen ? chosen.to : '';
        go();
      }}, el('option', {value: ''}, t('filter.all')), periods.map(one => el('option', {value: one.name, selected: one === period}, one.name)))),
      field('from', el('input', {type: 'date', name: 'from', value: asked.from, change: go})),
      field('to', el('input', {type: 'date', name: 'to', value: asked.to, change: go})),
      field('sort', el('select', {name: 'sort', change: go, 'data-test': 'search-sort'},
        ORDERS.map(value => el('option', {value, selected: (asked.sort || '') === value}, t('search.' + (value ? 'by.' + value : 'newest')))))),
      el('label', {class: 'check'}, el('input', {
        type: 'checkbox', name: 'exceptions', value: 'true', checked: asked.exceptions === 'true', change: go, 'data-test': 'search-exceptions'
      }), t('search.exceptions'))),
    el('details', {open: rare}, el('summary', {'data-test': 'search-rare'}, t('search.rare')),
      el('div', {class: 'filters'}, TEXTS.slice(2).map(text))),
    el('div', {class: 'buttons'}, el('button', {type: 'submit', 'data-test': 'search-send'}, t('search.send')),
      el('a', {href: '#/search'}, t('search.clear'))));
  }

  /** What is chosen stands in the address, and so the search can be kept and sent. */
  function go() {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    location.hash = '#/search' + (String(chosen) ? '?' + chosen : '');
  }

  /** Where a release stands in the order, for those behind it. */
  const place = one => ({
    before: one.position,
    behind: ['service', 'type', 'status', 'owner'].includes(asked.sort) ? one[asked.sort]
      : asked.sort === 'finished' ? one.finishedAt || 'open' : undefined
  });

  async function read(behind) {
    const mine = ++turn;
    try {
      const {releases, total} = await search({...asked, ...behind, limit: PAGE, count: behind ? undefined : 'true'});
      if (mine !== turn) {
        return;
      }
      wrong.hidden = true;
      if (!behind) {
        rows.replaceChildren();
        const beyond = /^more than (\d+)$/.exec(total);
        count.textContent = beyond ? t('search.beyond', {count: beyond[1]}) : t('search.count', {count: total});
      }
      rows.append(...releases.map(row));
      more.hidden = releases.length < PAGE;
      last = releases.length ? place(releases[releases.length - 1]) : last;
    } catch (error) {
      if (error.status !== 400) {
        failed(error);
        return;
      }
      wrong.textContent = error.message;
      wrong.hidden = false;
      rows.replaceChildren();
      count.textContent = '';
      more.hidden = true;
    }
  }

  const row = one => el('tr', {'data-test': 'found-release', 'data-key': one.key},
    el('th', {scope: 'row'}, el('a', {href: releaseAddress(one.key)}, el('bdi', {}, one.service + ' ' + one.version))),
    el('td', {'data-label': t('column.type')}, word('type', one.type)),
    el('td', {'data-label': t('column.status')}, status(one.status)),
    el('td', {'data-label': t('column.owner')}, el('bdi', {}, one.owner)),
    el('td', {'data-label': t('search.requested')}, moment(one.createdAt)),
    el('td', {'data-label': t('column.summary')}, said(one.summary)));

  /** All that was found as a file; spreadsheets and evidence are answered for so many only. */
  const fileButton = kind => el('button', {type: 'button', 'data-test': 'search-' + kind, click: async event => {
    const button = event.currentTarget;
    button.disabled = true;
    try {
      const pieces = [];
      let behind;
      do {
        const piece = await searchFile({...asked, ...behind, limit: MOST}, FILES[kind]);
        // The first line of each table names the columns.
        pieces.push(kind === 'csv' && pieces.length ? (await piece.blob.text()).replace(/^.*\r\n/, '') : piece.blob);
        behind = WHOLE.includes(kind) ? undefined : piece.next;
      } while (behind);
      save(new Blob(pieces, {type: FILES[kind]}), 'releases.' + kind);
    } catch (error) {
      wrong.textContent = error.message;
      wrong.hidden = false;
    } finally {
      button.disabled = false;
    }
  }}, t('search.file.' + kind));

  const frame = el('div', {}, form);
  main.replaceChildren(
    el('h1', {}, t('nav.search')), el('p', {class: 'more'}, t('search.what')), frame, wrong, count,
    el('table', {class: 'log', 'aria-label': t('nav.search')},
      el('thead', {}, el('tr', {}, ['column.release', 'column.type', 'column.status', 'column.owner', 'search.requested', 'column.summary'].map(column))), rows),
    more,
    el('div', {class: 'buttons'}, Object.keys(FILES).map(fileButton)));
  await read();
  return {
    asked: next => {
      const was = document.activeElement && form.contains(document.activeElement) && document.activeElement.dataset.test;
      asked = next;
      form = filters();
      replace(frame, form);
      if (was) {
        form.querySelector('[data-test="' + was + '"]').focus();
      }
      read();
    }
  };
}
