// The steps of the plans: how each stands, since when, what it writes, and the way to stop it.

import {duration, el, spaced} from './dom.js';
import {stopStep} from './api.js';

/**
 * A list of steps that is changed in place, so that neither the focus nor what somebody types into a reason is lost.
 *
 * @param now answers the server's time in milliseconds
 */
export function stepList(now) {
  const node = el('div', {'data-test': 'steps'});
  const parts = new Map();

  function update(state) {
    for (const plan of ['deployment', 'rollback']) {
      const steps = state.steps.filter(step => step.plan === plan);
      if (!steps.length) {
        continue;
      }
      if (!parts.has(plan)) {
        const list = el('ol', {class: 'steps'});
        node.append(plan === 'rollback' ? el('h3', {}, 'Rollback') : '', list);
        parts.set(plan, {list, items: new Map()});
      }
      const {list, items} = parts.get(plan);
      for (const step of steps) {
        if (!items.has(step.step)) {
          const item = stepItem(state.release, now);
          items.set(step.step, item);
          list.append(item.node);
        }
        items.get(step.step).update(step, state.mayStop);
      }
    }
    if (!parts.size) {
      node.replaceChildren(el('p', {class: 'empty'}, 'No steps are configured.'));
    }
  }
  const tick = () => parts.forEach(({items}) => items.forEach(item => item.tick()));
  return {node, update, tick};
}

function stepItem(release, now) {
  const word = el('span', {class: 'state', 'data-test': 'step-state'});
  const title = el('span', {class: 'step-title'});
  const count = el('span', {class: 'more'});
  const time = el('span', {class: 'more', 'data-test': 'step-time'});
  const why = el('p', {class: 'why', hidden: true, 'data-test': 'step-why'});
  const command = el('code', {class: 'command'});
  const output = el('pre', {class: 'output', tabindex: '0', hidden: true, 'data-test': 'step-output'});
  const stop = stopForm(release);
  const node = el('li', {class: 'step', 'data-test': 'step'},
    el('div', {class: 'step-head'}, word, title, count, time),
    command, why, output, stop.node);
  let step;

  function tick() {
    const runs = step && (step.state === 'running' || step.state === 'stopping');
    if (runs && step.startedAt) {
      time.textContent = 'for ' + duration(now() - Date.parse(step.startedAt));
    } else {
      time.textContent = step && step.durationMs !== undefined ? 'took ' + duration(step.durationMs) : '';
    }
  }

  function update(next, mayStop) {
    step = next;
    node.dataset.step = step.step;
    node.dataset.state = step.state;
    word.textContent = step.state === 'failed' ? spaced(step.outcome || 'failed') : spaced(step.state);
    title.textContent = step.title;
    output.setAttribute('aria-label', 'Last lines of ' + step.title);
    count.textContent = step.index + ' of ' + step.of + (step.run > 1 ? ', run ' + step.run : '');
    command.textContent = step.command ? step.command.join(' ') : '';
    why.hidden = !step.stopBy;
    why.textContent = step.stopBy
      ? (step.state === 'stopping' ? 'Is being stopped by ' : 'Stopped by ') + step.stopBy + ': ' + step.stopReason : '';
    const text = (step.lines || []).join('\n');
    if (output.textContent !== text) {
      const atEnd = output.scrollTop + output.clientHeight >= output.scrollHeight - 4;
      output.textContent = text;
      output.hidden = !text;
      if (atEnd) {
        output.scrollTop = output.scrollHeight;
      }
    }
    stop.update(step, mayStop);
    tick();
  }
  return {node, update, tick};
}

function stopForm(release) {
  let step;
  const reason = el('textarea', {rows: '2', maxlength: '2000', required: true, 'data-test': 'stop-reason'});
  const error = el('p', {class: 'error', role: 'alert', 'data-test': 'stop-error'});
  const send = el('button', {type: 'submit', class: 'danger', 'data-test': 'stop-confirm'}, 'Stop the step');
  const form = el('form', {class: 'stop', hidden: true, submit: submit, keydown: event => {
    if (event.key === 'Escape') {
      close();
    }
  }},
  el('p', {}, 'Its processes end. Then its owner is asked how to go on: what it has done so far stays done.'),
  el('label', {}, 'Reason', reason),
  error,
  el('div', {class: 'buttons'}, send, el('button', {type: 'button', click: close}, 'Let it run')));
  const open = el('button', {type: 'button', class: 'open', 'data-test': 'stop', click: () => {
    form.hidden = false;
    open.hidden = true;
    reason.focus();
  }}, 'Stop …');
  const node = el('div', {hidden: true}, open, form);

  function close() {
    form.hidden = true;
    open.hidden = false;
    open.focus();
  }

  async function submit(event) {
    event.preventDefault();
    error.textContent = '';
    send.disabled = true;
    try {
      await stopStep(release, step.step, reason.value);
      node.hidden = true;
    } catch (problem) {
      error.textContent = problem.message;
    } finally {
      send.disabled = false;
    }
  }

  function update(next, mayStop) {
    if (!step || step.run !== next.run) {
      form.hidden = true;
      open.hidden = false;
      reason.value = '';
      error.textContent = '';
    }
    step = next;
    open.setAttribute('aria-label', 'Stop ' + next.title);
    node.hidden = !(mayStop && next.state === 'running');
  }
  return {node, update};
}
