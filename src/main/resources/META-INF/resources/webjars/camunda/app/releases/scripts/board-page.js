// The board: what waits for me, what is under way and for whom it waits, what is planned, what ended lately.

import {el, replace, said} from './dom.js';
import {current, parts, t, word} from './texts.js';
import {ago, moment, serverTime} from './times.js';
import {mayStart, person, releaseAddress, status, taskAddress, due, priority, titleOf, waiting} from './parts.js';
import {readBoard, readDeputies, readPage} from './board-api.js';
import {gaps} from './deputies-page.js';
import {follow} from './live-board.js';

const PHASES = ['preparing', 'awaiting-approval', 'approved', 'in-production'];
const IN_PRODUCTION = ['deploying', 'verifying', 'rolling-back'];
const MOST = 3;
const TYPES = ['major', 'minor', 'patch', 'hotfix', 'security', 'infrastructure'];

export async function render({main, asked, connected, failed, title, reader}) {
  let filter = asked;
  let board;
  let reading = 0;
  const more = new Map();
  const unfolded = new Set();
  const content = el('div', {'data-test': 'board'});
  const filters = el('form', {class: 'filters', role: 'search', 'aria-label': t('filter.label'), 'data-test': 'filters', submit: event => event.preventDefault()});

  async function read() {
    const mine = ++reading;
    try {
      const answer = await readBoard(filter);
      if (mine === reading) {
        board = answer;
        serverTime(board.now);
        draw();
      }
    } catch (error) {
      if (error.status) {
        failed(error);
      } else {
        connected('waiting');
      }
    }
  }

  function draw() {
    reader(board.me.id, board.names);
    drawFilters();
    replace(content,
      waitsForMe(),
      el('section', {'aria-labelledby': 'h-open'},
        el('h2', {id: 'h-open'}, t('board.open')),
        board.phases.length ? el('div', {class: 'phases'}, PHASES.map(phase)) : el('p', {class: 'empty'}, t('board.nothing-open'))),
      list('planned', board.planned, row => parts('row.planned', {when: moment(row.plannedAt, zone(row))})),
      list('released', board.released, row => parts('row.finished', {when: ago(row.finishedAt, zone(row))})),
      list('rolled-back', board.rolledBack, row => parts('row.finished', {when: ago(row.finishedAt, zone(row))})));
  }

  const zone = row => board.zones[row.service];

  /** Filters stay in the address, so that they can be kept and handed on. */
  function choose(name, value) {
    filter = {...filter, [name]: value};
    const given = new URLSearchParams(Object.entries(filter).filter(([, v]) => v));
    more.clear();
    history.replaceState(null, '', '#/' + (String(given) ? '?' + given : ''));
    read();
  }

  function drawFilters() {
    const owners = new Map([[board.me.id, t('filter.me')]]);
    const rows = [...board.phases.flatMap(section => section.releases), ...board.planned, ...board.released, ...board.rolledBack];
    rows.forEach(row => owners.has(row.owner) || owners.set(row.owner, board.names[row.owner] || row.owner));
    if (filter.owner && !owners.has(filter.owner)) {
      owners.set(filter.owner, filter.owner);
    }
    replace(filters,
      select('service', new Map(board.services.map(service => [service, service]))),
      select('type', new Map(TYPES.map(type => [type, word('type', type)]))),
      select('owner', owners));
  }

  function select(name, choices) {
    return el('label', {}, t('filter.' + name),
      el('select', {name, 'data-focus': 'filter-' + name, 'data-test': 'filter-' + name, change: event => choose(name, event.target.value)},
        el('option', {value: ''}, t('filter.all')),
        [...choices].map(([value, text]) => el('option', {value, selected: filter[name] === value}, text))));
  }

  function waitsForMe() {
    return el('section', {class: 'mine-section', 'aria-labelledby': 'h-mine', 'data-test': 'mine'},
      el('h2', {id: 'h-mine'}, t('board.mine'), ' ', board.mine.length > 0 && el('span', {class: 'count'}, board.mine.length + (board.more ? '+' : ''))),
      board.mine.length === 0
        ? el('p', {class: 'empty'}, t('board.nothing-mine'))
        : el('ul', {class: 'tasks'}, board.mine.map(({task, service, version}) =>
          el('li', {class: 'task mine', 'data-test': 'my-task'},
            el('a', {href: taskAddress(task.id), 'data-focus': 'mine-' + task.id, dir: 'auto'}, titleOf(task)),
            el('a', {class: 'more', href: releaseAddress(task.release), 'data-focus': 'mine-release-' + task.id}, el('bdi', {}, service + ' ' + version)),
            el('span', {class: 'more'}, parts('task.since', {since: ago(task.since, board.zones[service])}), ' · ', task.assignee ? t('task.yours') : task.groups.map(group => word('role', group)).join(t('or'))),
            due(task, board.zones[service]), priority(task)))));
  }

  function phase(name) {
    const statuses = name === 'in-production' ? IN_PRODUCTION : [name];
    const sections = board.phases.filter(section => statuses.includes(section.status));
    const rows = sections.flatMap(section => rowsOf(section));
    return el('section', {class: 'phase', 'aria-labelledby': 'h-' + name, 'data-test': 'phase-' + name},
      el('h3', {id: 'h-' + name}, word('phase', name), ' ', rows.length > 0 && el('span', {class: 'count'}, rows.length + (sections.some(s => older(s)) ? '+' : ''))),
      rows.length === 0 && el('p', {class: 'empty'}, t('board.none')),
      el('ul', {class: 'cards'}, rows.map(card)),
      sections.filter(older).map(section => el('button', {type: 'button', 'data-focus': 'more-' + section.status, click: () => readMore(section)}, t('board.more'))));
  }

  const older = section => more.has(section.status) ? more.get(section.status).older : section.older;

  function rowsOf(section) {
    const known = new Set(section.releases.map(row => row.key));
    const extra = more.has(section.status) ? more.get(section.status).rows : [];
    return [...section.releases, ...extra.filter(row => !known.has(row.key))];
  }

  async function readMore(section) {
    try {
      const page = await readPage({...filter, status: section.status, before: older(section)});
      const before = more.has(section.status) ? more.get(section.status).rows : [];
      Object.assign(board.names, page.names);
      more.set(section.status, {rows: [...before, ...page.releases], older: page.older});
      draw();
    } catch (error) {
      failed(error);
    }
  }

  function card(row) {
    const overdue = row.tasks.some(task => task.overdue);
    return el('li', {class: overdue ? 'card late' : 'card', 'data-test': 'card', 'data-release': row.key},
      el('div', {class: 'card-head'},
        el('a', {class: 'card-title', href: releaseAddress(row.key), 'data-focus': 'card-' + row.key}, el('bdi', {}, row.service + ' ' + row.version)),
        el('span', {class: 'badge type-' + row.type}, word('type', row.type)),
        IN_PRODUCTION.includes(row.status) && status(row.status)),
      said(row.summary, 'p', {class: 'summary'}),
      el('p', {class: 'more'}, parts('row.owner', {who: person(row.owner, board.names)}),
        row.plannedAt && Date.parse(row.plannedAt) > Date.parse(board.now) && [' · ', parts('row.planned', {when: moment(row.plannedAt, zone(row))})]),
      row.tasks.length
        ? tasksOf(row)
        : el('p', {class: 'more system'}, t('waits.' + row.status)));
  }

  /** What is mine and what is late first, then by priority; the rest of many is folded. */
  function tasksOf(row) {
    const weight = task => (task.mine ? 0 : 2) + (task.overdue ? 0 : 1);
    const tasks = row.tasks.slice().sort((one, other) => weight(one) - weight(other) || other.priority - one.priority);
    const lines = some => el('ul', {class: 'waits'}, some.map(task => waiting(task, board.names, zone(row))));
    if (tasks.length <= MOST + 1) {
      return lines(tasks);
    }
    return [lines(tasks.slice(0, MOST)), el('details', {open: unfolded.has(row.key), toggle: event => event.target.open ? unfolded.add(row.key) : unfolded.delete(row.key)},
      el('summary', {'data-focus': 'rest-' + row.key}, t('board.more-tasks', {count: tasks.length - MOST})), lines(tasks.slice(MOST)))];
  }

  function list(name, rows, when) {
    return el('section', {'aria-labelledby': 'h-' + name, 'data-test': 'list-' + name},
      el('h2', {id: 'h-' + name}, t('board.' + name)),
      rows.length === 0 ? el('p', {class: 'empty'}, t('board.none'))
        : el('ul', {class: 'rows'}, rows.map(row => el('li', {'data-test': 'row'},
          el('a', {class: 'card-title', href: releaseAddress(row.key), 'data-focus': name + '-' + row.key}, el('bdi', {}, row.service + ' ' + row.version)),
          el('span', {class: 'badge type-' + row.type}, word('type', row.type)),
          status(row.status),
          el('span', {class: 'more'}, when(row)),
          el('span', {class: 'more'}, person(row.owner, board.names)),
          said(row.said[current()] ?? (row.notes || row.summary), 'span', {class: 'row-text'})))));
  }

  title(t('nav.board'));
  board = await readBoard(filter);
  serverTime(board.now);
  const uncovered = gaps(await readDeputies());
  main.replaceChildren(
    el('div', {class: 'head'}, el('h1', {}, t('nav.board')), mayStart(board.me.roles) && el('a', {class: 'button primary', href: '#/new'}, t('nav.new'))),
    uncovered.length > 0 ? el('section', {'aria-labelledby': 'h-uncovered', 'data-test': 'uncovered'},
      el('h2', {id: 'h-uncovered'}, t('deputy.uncovered')), el('ul', {class: 'rows'}, uncovered), el('p', {}, el('a', {href: '#/deputies'}, t('nav.deputies')))) : '',
    filters, content);
  draw();
  const unfollow = follow(read, connected);
  const tick = setInterval(draw, 60000);
  return {
    asked: next => {
      filter = next;
      more.clear();
      read();
    },
    leave: () => {
      unfollow();
      clearInterval(tick);
    }
  };
}
