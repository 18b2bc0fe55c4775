// All releases, newest first.

import {el, said} from './dom.js';
import {current, t, word} from './texts.js';
import {moment, serverTime} from './times.js';
import {person, releaseAddress, status} from './parts.js';
import {readPage} from './board-api.js';

export async function render({main, asked, failed, title, reader}) {
  title(t('nav.all'));
  const rows = el('tbody');
  const more = el('button', {type: 'button', hidden: true, click: () => read(more.value)}, t('board.more'));
  const find = el('input', {type: 'search', id: 'find', autocomplete: 'off', dir: 'ltr', placeholder: 'canteen-api-1.5.0'});
  const column = name => el('th', {scope: 'col'}, t('column.' + name));

  async function read(before) {
    try {
      const page = await readPage({...asked, before});
      serverTime(page.now);
      reader(page.me, page.names);
      rows.append(...page.releases.map(row => el('tr', {'data-test': 'row'},
        el('th', {scope: 'row'}, el('a', {href: releaseAddress(row.key)}, el('bdi', {}, row.service + ' ' + row.version))),
        el('td', {'data-label': t('column.type')}, word('type', row.type)),
        el('td', {'data-label': t('column.status')}, status(row.status)),
        el('td', {'data-label': t('column.owner')}, person(row.owner, page.names)),
        el('td', {'data-label': t('column.date')}, moment(row.finishedAt || row.createdAt)),
        el('td', {'data-label': t('column.summary')}, said(row.said[current()] ?? (row.notes || row.summary))))));
      more.hidden = !page.older;
      more.value = page.older || '';
    } catch (error) {
      failed(error);
    }
  }

  await read();
  main.replaceChildren(
    el('h1', {}, t('nav.all')),
    el('form', {class: 'filters', role: 'search', submit: event => {
      event.preventDefault();
      if (find.value.trim()) {
        location.hash = releaseAddress(find.value.trim());
      }
    }}, el('label', {for: 'find'}, t('all.find'), find), el('button', {type: 'submit'}, t('all.open'))),
    el('table', {class: 'log'},
      el('thead', {}, el('tr', {}, ['release', 'type', 'status', 'owner', 'date', 'summary'].map(column))), rows),
    more);
}
