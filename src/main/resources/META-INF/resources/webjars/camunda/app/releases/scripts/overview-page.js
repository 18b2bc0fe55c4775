// How often releases reach production, how long they take, how often they fail: figures with their meaning, chart, table and file.

import {el, replace, said} from './dom.js';
import {locale, parts, t, word} from './texts.js';
import {duration, moment, timed} from './times.js';
import {releaseAddress} from './parts.js';
import {readOverview, readReadiness, readServices} from './board-api.js';
import {chart} from './chart.js';
import {csvButton} from './csv.js';

const TYPES = ['major', 'minor', 'patch', 'hotfix', 'security', 'infrastructure'];

/** What is counted, what is a share of what was looked at, and what is measured in time. */
const FIGURES = [
  ['deployments', 'count'],
  ['lead-time', 'time'],
  ['change-failures', 'share'],
  ['time-to-restore', 'time'],
  ['approval-waiting', 'time'],
  ['reviews-overdue', 'count'],
  ['exceptions', 'count']
];

const number = value => new Intl.NumberFormat(locale(), {maximumFractionDigits: 1}).format(value);
const percent = row => new Intl.NumberFormat(locale(), {style: 'percent', maximumFractionDigits: 1}).format(row.of ? row.count / row.of : 0);
const lasted = seconds => seconds < 172800 ? duration(seconds * 1000) : t('duration.d', {d: number(seconds / 86400)});
const day = (text, style) => new Intl.DateTimeFormat(locale(), {...style, timeZone: 'UTC'}).format(new Date(text + 'T00:00:00Z'));

const HEADINGS = {time: 'overview.begins', service: 'filter.service', type: 'filter.type', part: 'suspicion.kind'};

/** Seconds that read well as durations: from a second to a year. */
const ROUND = [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 21600, 43200, 86400, 172800, 432000, 864000, 2592000, 7776000, 31536000];

/** The columns of a table of one kind, each with its heading and what stands in it. */
const COLUMNS = {
  count: [['count', row => number(row.count)]],
  share: [['of', row => number(row.of)], ['failed', row => number(row.count)], ['share', percent]],
  time: [['median', row => lasted(row.median)], ['p90', row => lasted(row.p90)], ['n', row => number(row.count)]]
};

export async function render({main, asked, failed, title}) {
  title(t('nav.overview'));
  const services = await readServices();
  let ends = [];
  const figures = el('div', {class: 'figures', 'data-test': 'figures'});
  const ready = el('div', {'data-test': 'readiness'});
  const period = el('p', {class: 'more', 'data-test': 'period'});
  const wrong = el('p', {class: 'error', role: 'alert', hidden: true, 'data-test': 'overview-error'});
  const form = filters();

  function filters() {
    const field = (name, input) => el('label', {}, t('overview.' + name), input);
    const choice = (name, all, values, shown) => el('select', {name, change: go},
      all && el('option', {value: ''}, t('filter.all')), values.map(value => el('option', {value, selected: asked[name] === value}, shown(value))));
    return el('form', {class: 'filters', 'aria-label': t('filter.label'), submit: event => {
      event.preventDefault();
      go();
    }},
    field('from', el('input', {type: 'date', name: 'from', value: asked.from, change: go})),
    field('to', el('input', {type: 'date', name: 'to', value: asked.to, change: go})),
    field('by', choice('by', false, ['week', 'month'], value => t('overview.by.' + value))),
    el('label', {}, t('filter.service'), choice('service', true, services.map(one => one.name), value => value)),
    el('label', {}, t('filter.type'), choice('type', true, TYPES, value => word('type', value))));
  }

  /** What is chosen stands in the address, and so the page can be kept and sent. */
  function go() {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    location.hash = '#/overview' + (String(chosen) ? '?' + chosen : '');
  }

  async function read() {
    let overview;
    try {
      overview = await readOverview(asked);
    } catch (error) {
      if (error.status !== 400) {
        failed(error);
        return;
      }
      wrong.textContent = error.message;
      wrong.hidden = false;
      return;
    }
    wrong.hidden = true;
    form.from.value = overview.from;
    form.to.value = overview.to;
    ends.forEach(end => end());
    ends = [];
    replace(period, parts('overview.period', {
      from: el('bdi', {}, day(overview.from, {dateStyle: 'medium'})), to: el('bdi', {}, day(overview.to, {dateStyle: 'medium'})), zone: el('bdi', {}, overview.zone)}));
    replace(figures, FIGURES.map(([id, kind]) => figure(id, kind, overview)));
  }

  function figure(id, kind, overview) {
    const rows = overview.figures.filter(row => row.figure === id);
    const all = rows.find(row => row.by === 'all' && row.of > 0);
    const holder = el('div', {class: 'chart', 'data-test': 'chart-' + id});
    const heading = t('overview.' + id);
    if (all) {
      ends.push(draw(holder, heading, kind, overview, rows.filter(row => row.by === 'time')));
    }
    return el('section', {class: 'figure', 'data-test': 'figure-' + id, 'aria-labelledby': 'h-' + id},
      el('h2', {id: 'h-' + id}, heading),
      el('p', {class: 'meaning'}, t('overview.' + id + '.what')),
      el('p', {class: 'headline', 'data-test': 'headline-' + id}, all ? headline(kind, all, overview.steps.length) : t('overview.nothing')),
      all && [
        kind === 'time' && el('p', {class: 'legend'}, el('span', {class: 'key accent'}, t('column.median')), ' ', el('span', {class: 'key warn'}, t('column.p90'))),
        holder,
        tables(id, kind, rows)],
      id === 'reviews-overdue' && owed(overview.reviewsOverdue),
      el('div', {class: 'buttons'}, csvButton('overview', id, () => [{...asked, from: overview.from, to: overview.to, figure: id}], failed, heading)));
  }

  /** Each number stands by itself: between letters of the other direction they would change places. */
  function headline(kind, all, steps) {
    const shown = values => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, el('bdi', {}, value)]));
    if (kind === 'time') {
      return parts('overview.time', shown({median: lasted(all.median), p90: lasted(all.p90), n: number(all.count)}));
    }
    return kind === 'share'
      ? parts('overview.share', shown({share: percent(all), count: number(all.count), of: number(all.of)}))
      : parts('overview.count.' + (asked.by || 'week'), shown({count: number(all.count), each: number(all.count / steps)}));
  }

  function draw(holder, heading, kind, overview, rows) {
    const at = new Map(rows.map(row => [row.name, row]));
    const of = value => overview.steps.map(step => at.has(step) ? value(at.get(step)) : null);
    const labels = overview.steps.map(step => overview.by === 'month' ? day(step, {month: 'short', year: '2-digit'}) : day(step, {day: 'numeric', month: 'short'}));
    if (kind === 'time') {
      return chart(holder, heading, labels, [
        {label: t('column.p90'), values: of(row => row.p90), colour: 'warn'},
        {label: t('column.median'), values: of(row => row.median), colour: 'accent'}], lasted, ROUND);
    }
    return kind === 'share'
      ? chart(holder, heading, labels, [{label: heading, values: of(row => row.count / row.of), colour: 'bad', bars: true}], value => percent({count: value, of: 1}))
      : chart(holder, heading, labels, [{label: heading, values: of(row => row.count), colour: 'accent', bars: true}], value => Number.isInteger(value) ? number(value) : '');
  }

  function tables(id, kind, rows) {
    const groups = ['time', 'service', 'type', 'part'].map(by => [by, rows.filter(row => row.by === by)]).filter(([, some]) => some.length);
    return groups.map(([by, some]) => el('details', {'data-test': 'table-' + id + '-' + by},
      el('summary', {}, t(by === 'part' ? 'overview.' + id + '.part' : 'overview.table.' + by)),
      el('table', {class: 'log'},
        el('thead', {}, el('tr', {}, el('th', {scope: 'col'}, t(HEADINGS[by])), COLUMNS[kind].map(([name]) => el('th', {scope: 'col'}, t('column.' + name))))),
        el('tbody', {}, some.map(row => el('tr', {}, el('th', {scope: 'row'}, el('bdi', {}, name(id, by, row.name))),
          COLUMNS[kind].map(([column, value]) => el('td', {'data-label': t('column.' + column)}, value(row)))))))));
  }

  function name(id, by, value) {
    if (by === 'time') {
      return day(value, {dateStyle: 'medium'});
    }
    if (by === 'part') {
      return id === 'approval-waiting' ? value.split(',').map(role => word('role', role)).join(t('or')) : word('part', value);
    }
    return by === 'type' ? word('type', value) : value;
  }

  function owed(reviews) {
    return reviews.length > 0 && el('ul', {class: 'rows', 'data-test': 'overdue'}, reviews.map(one => el('li', {class: 'gap'},
      el('a', {href: releaseAddress(one.release)}, el('bdi', {}, one.release)),
      el('span', {class: 'due overdue'}, parts('overview.owed', {when: moment(one.dueAt)})))));
  }

  /** Asks each service by itself: some answers need the service's repository. */
  async function readiness() {
    const shown = services.filter(one => !asked.service || one.name === asked.service);
    const lines = shown.map(one => el('li', {'data-service': one.name}, el('bdi', {}, el('b', {}, one.name)), el('span', {class: 'more'}, t('loading'))));
    replace(ready, el('h2', {}, t('overview.readiness')), el('p', {class: 'meaning'}, t('overview.readiness.what')),
      lines.length ? el('ul', {class: 'rows'}, lines) : el('p', {class: 'empty'}, t('overview.nothing')));
    for (const [i, one] of shown.entries()) {
      try {
        const answer = await readReadiness(one.name);
        const missing = [...answer.answers.filter(item => !item.ready), ...answer.mistakes.map(mistake => ({item: '', answer: mistake}))];
        lines[i].lastChild.remove();
        lines[i].append(
          el('span', {class: missing.length ? 'status status-failed' : 'status status-released'}, t(answer.ready ? 'overview.ready' : 'overview.not-ready')),
          missing.length ? el('details', {}, el('summary', {}, t('overview.missing')), el('ul', {}, missing.map(item => el('li', {}, el('code', {}, item.item), ' ', said(timed(item.answer)))))) : '');
      } catch (error) {
        lines[i].lastChild.textContent = error.message;
      }
    }
  }

  main.replaceChildren(el('h1', {}, t('nav.overview')), el('p', {class: 'more'}, t('overview.what')), form, wrong, period, figures, ready);
  await read();
  readiness();
  return {
    asked: next => {
      asked = next;
      for (const choice of ['by', 'service', 'type']) {
        form[choice].value = next[choice] || (choice === 'by' ? 'week' : '');
      }
      read();
      readiness();
    },
    leave: () => ends.forEach(end => end())
  };
}
