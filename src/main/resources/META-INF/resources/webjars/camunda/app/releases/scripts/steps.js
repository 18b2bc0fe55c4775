// The steps of the plans: how each stands, since when, what it writes, and the way to stop it.

import {el, said} from './dom.js';
import {t, word} from './texts.js';
import {duration} from './times.js';
import {stopStep} from './api.js';

/**
 * A list of steps that is changed in place, so that neither the focus nor what somebody types into a reason is lost.
 *
 * @param now answers the server's time in milliseconds
 * @param name answers what a person is called
 */
export function stepList(now, name) {
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
        node.append(plan === 'rollback' ? el('h3', {}, t('steps.rollback')) : '', list);
        parts.set(plan, {list, items: new Map()});
      }
      const {list, items} = parts.get(plan);
      for (const step of steps) {
        if (!items.has(step.step)) {
          const item = stepItem(state.release, now, name);
          items.set(step.step, item);
          list.append(item.node);
        }
        items.get(step.step).update(step, state.mayStop);
      }
    }
    if (!parts.size) {
      node.replaceChildren(el('p', {class: 'empty'}, t('steps.none')));
    }
  }
  const tick = () => parts.forEach(({items}) => items.forEach(item => item.tick()));
  return {node, update, tick};
}

function stepItem(release, now, name) {
  const standing = el('span', {class: 'state', 'data-test': 'step-state'});
  const title = said('', 'span', {class: 'step-title'});
  const count = el('span', {class: 'more'});
  const time = el('span', {class: 'more', 'data-test': 'step-time'});
  const why = said('', 'p', {class: 'why', hidden: true, 'data-test': 'step-why'});
  const command = el('code', {class: 'command', dir: 'ltr'});
  const output = el('pre', {class: 'output', dir: 'ltr', tabindex: '0', role: 'region', hidden: true, 'data-test': 'step-output'});
  const stop = stopForm(release);
  const node = el('li', {class: 'step', 'data-test': 'step'},
    el('div', {class: 'step-head'}, standing, title, count, time),
    command, why, output, stop.node);
  let step;

  function tick() {
    const runs = step && (step.state === 'running' || step.state === 'stopping');
    if (runs && step.startedAt) {
      time.textContent = t('steps.for', {time: duration(now() - Date.parse(step.startedAt))});
    } else {
      time.textContent = step && step.durationMs !== undefined ? t('took', {time: duration(step.durationMs)}) : '';
    }
  }

  function update(next, mayStop) {
    step = next;
    node.dataset.step = step.step;
    node.dataset.state = step.state;
    // What was to be stopped and ended well before that waits for a decision too.
    const told = step.state === 'failed' && step.outcome !== 'succeeded' && step.outcome;
    standing.textContent = word('state', told || step.state);
    title.textContent = step.title;
    output.setAttribute('aria-label', t('steps.output', {step: step.title}));
    count.textContent = t('steps.count', {index: step.index, of: step.of}) + (step.run > 1 ? t('steps.run', {run: step.run}) : '');
    command.textContent = step.command ? step.command.join(' ') : '';
    why.hidden = !step.stopBy;
    why.textContent = step.stopBy
      ? t(step.state === 'stopping' ? 'steps.stopping' : 'steps.stopped', {who: name(step.stopBy), why: step.stopReason}) : '';
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
  const reason = el('textarea', {rows: '2', maxlength: '2000', required: true, dir: 'auto', 'data-test': 'stop-reason'});
  const error = el('p', {class: 'error', role: 'alert', 'data-test': 'stop-error'});
  const send = el('button', {type: 'submit', class: 'danger', 'data-test': 'stop-confirm'}, t('steps.stop-confirm'));
  const form = el('form', {class: 'stop', hidden: true, submit: submit, keydown: event => {
    if (event.key === 'Escape') {
      close();
    }
  }},
  el('p', {}, t('steps.stop-what')),
  el('label', {}, t('act.reason'), reason),
  error,
  el('div', {class: 'buttons'}, send, el('button', {type: 'button', click: close}, t('steps.let-run'))));
  const open = el('button', {type: 'button', class: 'open', 'data-test': 'stop', click: () => {
    form.hidden = false;
    open.hidden = true;
    reason.focus();
  }}, t('steps.stop'));
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
    open.setAttribute('aria-label', t('steps.stop-step', {step: next.title}));
    node.hidden = !(mayStop && next.state === 'running');
  }
  return {node, update};
}
