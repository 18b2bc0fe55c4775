// The release log: every release, finished ones included, newest first.

import {el, spaced, status, withStyles} from './dom.js';
import {logPage} from './api.js';

const TYPES = ['major', 'minor', 'patch', 'hotfix', 'security', 'infrastructure'];
const STATUSES = [
  'preparing', 'awaiting-approval', 'approved', 'deploying', 'verifying', 'rolling-back',
  'released', 'rolled-back', 'rejected', 'withdrawn', 'failed'
];
const FILTERS = ['service', 'type', 'status'];

// Changing a filter opens the page anew; the keyboard should stay where it was.
let focusedFilter;

/** What the address asks for: `#/releases?service=...&type=...&status=...&before=...`. */
function asked() {
  const given = new URLSearchParams(location.hash.split('?')[1] || '');
  const query = {};
  for (const name of [...FILTERS, 'before']) {
    if (given.get(name)) {
      query[name] = given.get(name);
    }
  }
  return query;
}

function address(query) {
  const words = new URLSearchParams(query).toString();
  return '#/releases' + (words ? '?' + words : '');
}

export async function render(node) {
  withStyles();
  const query = asked();
  const result = el('div', {class: 'rel-result', 'aria-live': 'polite'}, el('p', {}, 'Reading the release log …'));
  node.replaceChildren(
    el('section', {class: 'rel-page', 'data-test': 'releases-page'},
      el('h1', {}, 'Releases'),
      el('p', {class: 'rel-hint'},
        'Every release, finished ones included, newest first. Open one to see the path it took and who attested what.'),
      filters(query),
      result)
  );
  const again = focusedFilter && node.querySelector('#rel-filter-' + focusedFilter);
  focusedFilter = undefined;
  if (again) {
    again.focus();
  }
  try {
    const page = await logPage(query);
    result.replaceChildren(...(page.rows.length ? table(page.rows) : nothing(query)), paging(query, page.older));
  } catch (error) {
    result.replaceChildren(el('p', {class: 'rel-error', role: 'alert', 'data-test': 'release-error'}, error.message));
  }
}

function filters(query) {
  const apply = event => {
    const chosen = {};
    for (const name of FILTERS) {
      const value = event.currentTarget.form.elements[name].value.trim();
      if (value) {
        chosen[name] = value;
      }
    }
    focusedFilter = event.currentTarget.name;
    location.hash = address(chosen);
  };
  const select = (name, label, words) =>
    el('label', {for: 'rel-filter-' + name}, label,
      el('select', {id: 'rel-filter-' + name, name, class: 'form-control', change: apply, 'data-test': 'filter-' + name},
        el('option', {value: ''}, 'all'),
        words.map(word => el('option', {value: word, selected: query[name] === word}, spaced(word)))));
  return el('form', {class: 'rel-filters', submit: event => event.preventDefault(), 'aria-label': 'Filter the release log'},
    el('label', {for: 'rel-filter-service'}, 'Service',
      el('input', {
        id: 'rel-filter-service', name: 'service', class: 'form-control', type: 'search', autocomplete: 'off',
        placeholder: 'all', value: query.service || '', change: apply, 'data-test': 'filter-service'
      })),
    select('type', 'Type', TYPES),
    select('status', 'Status', STATUSES),
    FILTERS.some(name => query[name]) && el('a', {href: '#/releases', class: 'rel-clear'}, 'Show all'));
}

function table(rows) {
  const columns = ['Service', 'Version', 'Type', 'Owner', 'Status', 'Date (UTC)', 'Notes'];
  return [el('div', {class: 'rel-scroll', role: 'group', tabindex: '0', 'aria-label': 'The release log'},
    el('table', {class: 'rel-table'},
      el('thead', {}, el('tr', {}, columns.map(name => el('th', {scope: 'col'}, name)))),
      el('tbody', {}, rows.map(row))))];
}

function row(release) {
  const href = '#/releases/' + encodeURIComponent(release.key);
  return el('tr', {
    'data-test': 'release-row',
    'data-key': release.key,
    // The link in the row is what the keyboard uses; for the mouse the whole row is one.
    click: event => {
      if (!event.target.closest('a') && !String(window.getSelection())) {
        location.hash = href;
      }
    }
  },
  el('td', {}, release.service),
  el('th', {scope: 'row'}, el('a', {href, 'data-test': 'release-link', 'aria-label': release.key}, release.version)),
  el('td', {}, release.type),
  el('td', {}, release.owner),
  el('td', {}, status(release.status)),
  el('td', {class: 'rel-date'}, el('time', {datetime: release.date}, release.date)),
  el('td', {class: 'rel-notes'}, release.notes));
}

function nothing(query) {
  const filtered = FILTERS.some(name => query[name]);
  return [el('p', {class: 'rel-empty', 'data-test': 'no-releases'},
    filtered ? 'No release fits these filters.' : query.before ? 'There are no older releases.' : 'There is no release yet.')];
}

function paging(query, older) {
  return el('nav', {class: 'rel-paging', 'aria-label': 'Pages of the release log'},
    query.before && el('a', {href: address({...query, before: ''}).replace(/[?&]before=$/, ''), 'data-test': 'newest'}, '« Newest'),
    older && el('a', {href: address({...query, before: older}), 'data-test': 'older'}, 'Older »'));
}
