// One release as it happens: its steps, checks and open tasks. Whatever fails is said on the page.

import {duration, el, spaced, status} from './dom.js';
import {readState, watch} from './api.js';
import {after} from './model.js';
import {stepList} from './steps.js';

const main = document.getElementById('release');
const connection = document.getElementById('connection');
const key = new URLSearchParams(location.search).get('release') || '';

let state;
let skew = 0;
let page;

// Durations go by the server's clock: the browser's may be wrong by minutes.
const now = () => Date.now() + skew;

function connected(word, text) {
  connection.dataset.state = word;
  connection.textContent = text;
}

function build() {
  const head = el('div', {class: 'head'});
  const steps = stepList(now);
  const checks = el('div', {'data-test': 'checks'});
  const tasks = el('div', {'data-test': 'tasks'});
  main.replaceChildren(
    head,
    el('section', {'aria-labelledby': 'h-steps'}, el('h2', {id: 'h-steps'}, 'Steps'), steps.node),
    el('section', {'aria-labelledby': 'h-checks'}, el('h2', {id: 'h-checks'}, 'Checks'), checks),
    el('section', {'aria-labelledby': 'h-tasks'}, el('h2', {id: 'h-tasks'}, 'Open tasks'), tasks));
  return {head, steps, checks, tasks};
}

function show() {
  page = page || build();
  document.title = spaced(state.status) + ': ' + state.service + ' ' + state.version;
  page.head.replaceChildren(
    el('h1', {}, state.service + ' ' + state.version, ' ', status(state.status)),
    el('p', {class: 'summary'}, state.summary),
    ...(state.breakGlass ? [breakGlass(state.breakGlass)] : []));
  page.steps.update(state);
  page.checks.replaceChildren(checkList());
  page.tasks.replaceChildren(taskList());
}

/** A duty that two administrators have lifted: nobody is to overlook it. */
function breakGlass(glass) {
  return el('p', {class: glass.open ? 'break-glass broken' : 'break-glass', role: 'status', 'data-test': 'break-glass'}, glass.message);
}

function checkList() {
  if (!state.checks.length) {
    return el('p', {class: 'empty'}, 'They are asked after the last step.');
  }
  return el('ul', {class: 'checks'}, state.checks.map(check =>
    el('li', {'data-test': 'check', 'data-state': check.state},
      el('span', {class: 'state'}, spaced(check.state)),
      el('span', {class: 'step-title'}, spaced(check.check)),
      el('span', {class: 'more'}, check.item || ''),
      el('span', {class: 'more'}, check.durationMs !== undefined ? 'took ' + duration(check.durationMs) : ''),
      check.evidence && el('span', {class: 'evidence'}, check.evidence))));
}

function taskList() {
  if (!state.tasks.length) {
    return el('p', {class: 'empty'}, state.final ? 'None. The release has ended.' : 'None. Nobody has to do anything now.');
  }
  return el('ul', {class: 'tasks'}, state.tasks.map(task =>
    el('li', {'data-test': 'task'},
      el('a', {href: '../tasklist/default/#/?task=' + encodeURIComponent(task.id)}, task.title),
      el('span', {class: 'more'}, task.assignee ? 'with ' + task.assignee : 'for ' + (task.groups || []).map(spaced).join(' or ')))));
}

function take(name, data) {
  if (name === 'snapshot') {
    skew = Date.parse(data.now) - Date.now();
  }
  state = after(state, name, data);
  show();
}

function told(name, data, source) {
  if (name === 'open') {
    connected('live', 'Live');
  } else if (name === 'error') {
    // 2 is closed for good: the release has ended, or the login is over.
    if (source.readyState === 2) {
      connected('closed', state.final ? 'Ended' : 'Not connected');
      if (!state.final) {
        begin();
      }
    } else {
      connected('waiting', 'Connecting again …');
    }
  } else if (name === 'end') {
    if (data.reason === 'release-ended') {
      source.close();
      connected('closed', 'Ended');
    }
  } else {
    take(name, data);
  }
}

async function begin() {
  try {
    take('snapshot', await readState(key));
    if (state.final) {
      connected('closed', 'Ended');
    } else {
      watch(key, told);
    }
  } catch (error) {
    connected('closed', 'Not connected');
    main.replaceChildren(
      el('h1', {}, 'This release cannot be watched'),
      el('p', {class: 'error', role: 'alert', 'data-test': 'live-error'}, error.message),
      error.status === 401 && el('p', {}, el('a', {href: '../tasklist/'}, 'Sign in to Tasklist'), ', then open this page again.'));
    page = undefined;
    if (error.status === undefined) {
      setTimeout(begin, 5000);
    }
  }
}

/** A break-glass comes and goes without any event. */
async function lookForBreakGlass() {
  if (page && !state.final) {
    try {
      const {breakGlass} = await readState(key);
      state = {...state, breakGlass};
      show();
    } catch (error) {
      // The stream says that the server is away.
    }
  }
}

setInterval(() => page && page.steps.tick(), 1000);
setInterval(lookForBreakGlass, 15000);
begin();
