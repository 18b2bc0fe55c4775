// What several pages show alike.

import {el, said} from './dom.js';
import {current, parts, t, word} from './texts.js';
import {ago, away, both, timed} from './times.js';

/** From here on something waits in production. */
const URGENT = 80;

/** Whether somebody with these roles may start a release; CI does it over REST. */
export const mayStart = roles => ['release-owner', 'camunda-admin'].some(role => roles.includes(role));

/** A status as a coloured word; the colour repeats the word and says nothing more. */
export const status = value => el('span', {class: 'status status-' + value, 'data-test': 'release-status'}, word('status', value));

export const person = (account, names) => said(names[account] || account, 'bdi', {title: account});

export const taskAddress = id => '../tasklist/default/#/?task=' + encodeURIComponent(id);

export const releaseAddress = key => '#/release/' + encodeURIComponent(key);

/** Whose turn it is: the one who has the task, else who may take it. */
export function whose(task, names) {
  if (task.assignee) {
    return person(task.assignee, names);
  }
  const offered = [...task.groups.map(group => word('role', group)), ...task.users.map(user => names[user] || user)];
  return el('bdi', {}, offered.length ? offered.join(t('or')) : t('nobody'));
}

/** When a task is due, in red once that is past. */
export function due(task, zone) {
  return task.due && el('span', {class: task.overdue ? 'due overdue' : 'due', title: both(task.due, zone), 'data-test': task.overdue ? 'overdue' : 'due'},
    task.overdue ? t('task.overdue', {when: away(task.due)}) : t('task.due', {when: away(task.due)}));
}

/** What a task is called in the reader's language; one of a process owner has its own name in all of them. */
export const titleOf = task => task.titles?.[current()] ?? task.title;

/** Says of a task that it comes before others; a number among a hundred says nothing. */
export function priority(task) {
  return task.priority >= URGENT && el('span', {class: 'priority', 'data-test': 'priority'}, t('task.urgent'));
}

/** A line that says what is waited for. */
export function waiting(task, names, zone) {
  return el('li', {class: task.mine ? 'task mine' : 'task', 'data-test': 'waits'},
    el('a', {href: taskAddress(task.id), 'data-focus': 'task-' + task.id, dir: 'auto'}, titleOf(task)),
    el('span', {class: 'more'}, parts('task.waits', {who: whose(task, names), since: ago(task.since, zone)})),
    due(task, zone), priority(task));
}

/** The way to sign in, in another window: what is on the page stays. */
export const signIn = () => [el('a', {class: 'button', href: '../tasklist/', target: '_blank', rel: 'noopener'}, t('error.sign-in')), ' ', t('error.then')];

/** What a person is told instead of a page. */
export function failure(error) {
  return [
    el('h1', {}, t(error.status === 401 ? 'error.signed-out' : error.status === 404 ? 'error.unknown' : 'error.title')),
    // The heading says it already, and the link says what to do.
    error.status === 401
      ? el('p', {role: 'alert', 'data-test': 'live-error'}, signIn())
      : said(timed(error.message), 'p', {class: 'error', role: 'alert', 'data-test': 'live-error'}),
    error.status === 404 && el('p', {}, el('a', {href: '#/'}, t('nav.board')))];
}
