// One release: where it stands, what it waits for and who can do it, what happens right now, and what its owner may do.

import {el, replace, said} from './dom.js';
import {current, item, parts, t, word} from './texts.js';
import {ago, duration, moment, now, serverTime, timed} from './times.js';
import {due, person, priority, status, taskAddress, titleOf, whose} from './parts.js';
import {readGate, readRelease} from './board-api.js';
import {readState, watch} from './api.js';
import {after} from './model.js';
import {stepList} from './steps.js';
import {actions} from './actions.js';
import {sentence} from './fields.js';

const WAY = ['preparing', 'awaiting-approval', 'approved', 'deploying', 'verifying', 'released'];
const TOGETHER = 700;

export async function render({main, key, connected, failed, title, reader}) {
  let state = await readState(key);
  serverTime(state.now);
  let view = await readRelease(key);
  let gate;
  let source;
  let waits;
  let left = false;
  let unfolded = false;

  const box = name => el('div', {'data-test': name});
  const head = box('head');
  const way = box('way');
  const waiting = box('tasks');
  const findings = box('gate');
  const steps = stepList(now, account => view.names[account] || account);
  const plan = el('details', {class: 'plan'}, el('summary', {}, t('steps.show')), steps.node);
  const checks = box('checks');
  const tests = box('tests');
  const approvals = box('approvals');
  const notes = box('notes');
  const timeline = box('timeline');
  const doing = actions(key, () => refresh(), () => view.zone);
  const section = (name, ...children) =>
    el('section', {'aria-labelledby': 'h-' + name, class: 'part part-' + name}, el('h2', {id: 'h-' + name}, t('release.' + name)), ...children);

  const asked = section('gate', findings);

  main.replaceChildren(el('article', {'data-test': 'live-release'},
    head, way, doing.node,
    el('div', {class: 'columns'},
      el('div', {}, section('waits', waiting), asked, section('steps', plan), section('checks', checks)),
      el('div', {}, section('approvals', approvals), section('tests', tests), section('facts', facts()), section('notes', notes), section('timeline', timeline)))));

  const zone = () => view.zone;

  function draw() {
    title(state.service + ' ' + state.version);
    reader(view.me, view.names);
    replace(head,
      el('h1', {}, el('bdi', {}, state.service + ' ' + state.version), ' ', status(state.status), ' ',
        el('span', {class: 'badge type-' + view.release.type}, word('type', view.release.type))),
      said(state.summary, 'p', {class: 'summary'}),
      el('p', {class: 'more'}, parts('release.requested', {who: person(view.release.requester, view.names), when: ago(view.release.createdAt, zone())}),
        ' · ', parts('row.owner', {who: person(view.release.owner, view.names)}),
        view.release.plannedAt && [' · ', parts('row.planned', {when: moment(view.release.plannedAt, zone())})]),
      lockedOut(),
      state.breakGlass && said(timed(here(state.breakGlass.message), zone()), 'p', {
        class: state.breakGlass.open ? 'break-glass broken' : 'break-glass', role: 'status', 'data-test': 'break-glass'
      }));
    drawWay();
    drawWaiting();
    drawFindings();
    steps.update({...state, steps: state.steps.map(step => ({...step, title: here(step.title)}))});
    unfold();
    drawChecks();
    drawEvidence();
    doing.update(view.may, view.release.type);
  }

  /** A text in the reader's language where the server says it in that, else as it is. */
  function here(text, otherwise = text) {
    return view.said[current()]?.[text] ?? otherwise;
  }

  /** Whether users are locked out: now and since when, or while it will be deployed. */
  function lockedOut() {
    const {planned, minutes, since, certain} = view.lockOut;
    const attributes = {class: since ? 'break-glass broken' : 'break-glass', role: 'status', 'data-test': 'locked-out'};
    return since
      ? el('p', attributes, parts(certain ? 'release.locked-out' : 'release.perhaps-locked-out', {since: ago(since, zone())}))
      : planned && view.release.phase !== 'in-production' && el('p', attributes, t(minutes ? 'release.locks-out-for' : 'release.locks-out', {minutes}));
  }

  /** The plan is folded until something of it has run; whoever folds it later finds it folded. */
  function unfold() {
    const runs = state.steps.some(step => step.state !== 'waiting') || view.release.phase !== 'before-production';
    if (runs && !unfolded) {
      plan.open = true;
      unfolded = true;
    }
  }

  /** Where it stands on the way of a release; one that went another way ends where it stopped. */
  function drawWay() {
    const at = WAY.indexOf(state.status);
    replace(way,
      at >= 0 && el('ol', {class: 'way', 'aria-label': t('release.way')}, WAY.map((stage, i) =>
        el('li', {class: i < at || state.status === 'released' ? 'done' : i === at ? 'now' : '', 'aria-current': i === at && 'step'}, word('status', stage)))),
      el('p', {class: 'next', 'data-test': 'next'}, t('next.' + state.status)));
  }

  function drawWaiting() {
    replace(waiting, state.tasks.length
      ? el('ul', {class: 'tasks'}, state.tasks.map(task => {
        const known = view.tasks.find(one => one.id === task.id);
        const whole = {users: [], groups: [], ...task, ...(known || {}), assignee: task.assignee};
        return el('li', {class: whole.mine ? 'task mine' : 'task', 'data-test': 'task'},
          el('a', {href: taskAddress(task.id), 'data-focus': 'task-' + task.id, dir: 'auto'}, titleOf(whole)),
          el('span', {class: 'more'}, whole.since ? parts('task.waits', {who: whose(whole, view.names), since: ago(whole.since, zone())}) : whose(whole, view.names)),
          due(whole.since ? whole : {}, zone()),
          priority(whole),
          !whole.assignee && candidates(whole));
      }))
      : el('p', {class: 'empty'}, state.final ? t('release.ended') : t('waits.' + state.status)));
  }

  /** The people behind a group, so that one knows whom to ask. */
  function candidates(task) {
    const people = [...new Set([...task.groups.flatMap(group => view.candidates[group] || []), ...task.users])];
    return people.length > 0 && el('span', {class: 'more people'}, t('release.can'), ' ',
      people.slice(0, 8).flatMap((account, i) => [i > 0 && t('comma'), person(account, view.names)]), people.length > 8 && ' …');
  }

  function drawFindings() {
    if (!gate) {
      replace(findings, el('p', {class: 'empty'}, t('loading')));
      return;
    }
    const attention = gate.attention || [];
    const others = gate.findings.filter(one => !attention.some(other => other.item === one.item && other.message === one.message));
    replace(findings,
      el('p', {class: 'gate gate-' + gate.when, 'data-test': 'gate-answer'}, t('gate.' + gate.when)),
      gate.waitsFor.length > 0 && el('ul', {class: 'plain-list'}, gate.waitsFor.map(wait => el('li', {},
        t('wait.' + wait.what), wait.what !== 'planned-time' && [' ', said(timed(detail(wait), zone()))], wait.until && [' ', moment(wait.until, zone())]))),
      // What has gone wrong is read first; the work that every release has before it may be folded.
      attention.length > 0 && listed(attention, {class: 'findings attention', 'data-test': 'attention'}),
      others.length > 0 && el('details', {open: others.length <= 5},
        el('summary', {}, t('gate.findings', {count: others.length})), listed(others, {class: 'findings'})));
  }

  const listed = (found, attributes) => el('ul', attributes, found.map(finding =>
    el('li', {'data-test': 'finding'}, el('code', {}, finding.item), ' ', sentence(finding, zone()))));

  function detail(wait) {
    const [part, one] = wait.detail.split(':');
    switch (wait.what) {
      case 'part':
        return word('part', part) + (one ? ' ' + one : '');
      case 'approval':
      case 'start':
      case 'peak-approval':
        return wait.detail.split(',').map(role => word('role', role)).join(' / ');
      default:
        return wait.detail;
    }
  }

  function drawChecks() {
    replace(checks, state.checks.length
      ? el('ul', {class: 'checks'}, state.checks.map(check =>
        el('li', {'data-test': 'check', 'data-state': check.state},
          el('span', {class: 'state'}, word('state', check.state)),
          el('span', {class: 'step-title', dir: 'auto'}, here(check.check, check.check.replaceAll('-', ' '))),
          el('span', {class: 'more'}, check.item || ''),
          el('span', {class: 'more'}, check.durationMs !== undefined ? t('took', {time: duration(check.durationMs)}) : ''),
          check.evidence && said(here(check.evidence), 'span', {class: 'evidence'}))))
      : el('p', {class: 'empty'}, t('release.checks-later')));
  }

  function drawEvidence() {
    replace(approvals, view.approvals.length
      ? el('ul', {class: 'plain-list'}, view.approvals.map(one => el('li', {class: 'decision-' + one.decision, 'data-test': 'approval'},
        el('b', {}, one.role.split(',').map(role => word('role', role)).join(' / ')), ' ', el('span', {class: 'mark'}, word('decision', one.decision)),
        one.by && [' ', person(one.by, view.names), one.insteadOf && parts('deputy.for', {who: person(one.insteadOf, view.names)}), ' ', ago(one.at, zone())], one.reason && said(one.reason, 'p', {class: 'more'}))))
      : el('p', {class: 'empty'}, t('board.none')));
    replace(tests, view.tests.length
      ? el('ul', {class: 'plain-list'}, view.tests.map(one => el('li', {class: 'test-' + one.outcome, 'data-test': 'test'},
        el('code', {}, one.test), ' ', el('span', {class: 'mark'}, word('outcome', one.outcome)), one.by && [' ', person(one.by, view.names), ' ', ago(one.at, zone())],
        one.reason && [' ', said(item(one.test, one.reason) || one.reason, 'span', {class: 'more'})])))
      : el('p', {class: 'empty'}, t('release.tests-later')));
    replace(notes, view.notes ? el('details', {}, el('summary', {}, t('release.notes-show')), el('div', {class: 'markdown', dir: 'auto'}, markdown(here(view.notes)))) : el('p', {class: 'empty'}, t('release.notes-later')));
    replace(timeline, el('ol', {class: 'timeline'}, view.timeline.slice().reverse().map(entry => el('li', {class: 'tone-' + entry.tone.toLowerCase(), 'data-test': 'entry'},
      el('span', {class: 'more'}, ago(entry.time, zone())), ' ',
      entry.actor.startsWith('system:') ? el('b', {}, t('system')) : el('b', {}, person(entry.actor, view.names)), ' ', said(timed(entry.said?.[current()] ?? entry.what, zone()))))));
  }

  function facts() {
    const release = view.release;
    const row = (name, value, dir = 'auto') => value && value.length !== 0 && [el('dt', {}, t('fact.' + name)), el('dd', {dir}, Array.isArray(value) ? el('ul', {}, value.map(one => said(one, 'li'))) : value)];
    return el('dl', {class: 'facts'},
      row('previousVersion', release.previousVersion, 'ltr'), row('branch', release.branch, 'ltr'), row('commit', release.commit.slice(0, 12), 'ltr'),
      row('changes', release.changes), row('contains', release.contains.map(one => word('contains', one))), row('changedAspects', release.changedAspects.map(one => word('aspect', one))),
      row('requirements', release.requirements), row('risks', release.risks), row('found', release.found.map(found)));
  }

  /** What Git showed beyond what was declared: what it is of the release, and its id. */
  function found(one) {
    const [how, what] = one.split(' ');
    return t('found.' + how, {what: word(how === 'contains' ? 'contains' : 'aspect', what)});
  }

  /** Headings, lists and paragraphs are all that the notes have. */
  function markdown(text) {
    const blocks = [];
    for (const line of text.split('\n')) {
      const heading = line.match(/^(#{1,6}) +(.*)$/);
      const item = line.match(/^\s*[-*] +(.*)$/);
      if (heading) {
        blocks.push(said(heading[2], heading[1].length < 2 ? 'h3' : 'h4'));
      } else if (item) {
        const list = blocks[blocks.length - 1];
        const ul = list && list.tagName === 'UL' ? list : blocks[blocks.push(el('ul')) - 1];
        ul.append(said(item[1].replace(/\*\*/g, ''), 'li'));
      } else if (line.trim()) {
        blocks.push(said(line.replace(/\*\*/g, ''), 'p'));
      }
    }
    return blocks;
  }

  async function refresh() {
    try {
      view = await readRelease(key);
      if (!left) {
        serverTime(view.now);
        draw();
        readFindings();
      }
    } catch (error) {
      if (error.status && !left) {
        failed(error);
      }
    }
  }

  /** Once production is touched, whether it may be deployed is no question any more. */
  function readFindings() {
    asked.hidden = view.release.phase !== 'before-production';
    if (asked.hidden) {
      return;
    }
    readGate(key).then(answer => {
      gate = answer;
      if (!left) {
        drawFindings();
      }
    }).catch(error => !left && replace(findings, said(error.message, 'p', {class: 'error'})));
  }

  function soon() {
    clearTimeout(waits);
    waits = setTimeout(() => !left && refresh(), TOGETHER);
  }

  function take(name, data) {
    if (name === 'snapshot') {
      serverTime(data.now);
    }
    state = after(state, name, data);
    draw();
    if (name !== 'step' || data.what === 'ended') {
      soon();
    }
    if (name === 'step' && data.what === 'ended' && data.outcome !== 'succeeded') {
      // With the lines that it wrote last.
      readState(key).then(fresh => !left && take('snapshot', fresh)).catch(console.error);
    }
  }

  function told(name, data, from) {
    if (left) {
      from.close();
    } else if (name === 'open') {
      connected('live');
    } else if (name === 'error') {
      // 2 is closed for good: the release has ended, or the login is over.
      if (from.readyState === 2) {
        connected(state.final ? 'ended' : 'closed');
        if (!state.final) {
          again();
        }
      } else {
        connected('waiting');
      }
    } else if (name === 'end') {
      if (data.reason === 'release-ended') {
        from.close();
        connected('ended');
      }
    } else {
      take(name, data);
    }
  }

  function follow() {
    if (source) {
      source.close();
      source = undefined;
    }
    if (state.final) {
      connected('ended');
    } else if (!document.hidden) {
      source = watch(key, told);
    } else {
      connected('waiting');
    }
  }

  async function again() {
    try {
      take('snapshot', await readState(key));
      follow();
    } catch (error) {
      if (error.status) {
        failed(error);
      } else {
        setTimeout(() => !left && again(), 5000);
      }
    }
  }

  const seen = () => document.hidden ? follow() : again();

  draw();
  readFindings();
  follow();
  document.addEventListener('visibilitychange', seen);
  const tick = setInterval(() => steps.tick(), 1000);
  // A break-glass comes and goes, and times pass, without any event.
  const slow = setInterval(() => state.final || document.hidden || again(), 60000);
  return {
    leave: () => {
      left = true;
      document.removeEventListener('visibilitychange', seen);
      clearInterval(tick);
      clearInterval(slow);
      clearTimeout(waits);
      if (source) {
        source.close();
      }
    }
  };
}
