// What is known of a release, and how an event changes it. Nothing here knows of the page.

/** The state after an event; a snapshot replaces everything. */
export function after(state, name, data) {
  switch (name) {
    case 'snapshot':
      return data;
    case 'status':
      return {...state, status: data.to, final: data.final};
    case 'step':
      return {...state, steps: withStep(state.steps, data)};
    case 'check':
      return {...state, checks: withCheck(state.checks, data)};
    case 'task':
      return {...state, tasks: withTask(state.tasks, data)};
    default:
      return state;
  }
}

const same = (one, other) => one.plan === other.plan && one.step === other.step;

function withStep(steps, event) {
  const known = steps.find(step => same(step, event));
  // The rollback's steps are not shown before one of them starts.
  const all = known ? steps : [...steps, {...event, item: '', state: 'waiting', lines: []}];
  return all.map(step => same(step, event) ? changed(step, event) : step);
}

function changed(step, event) {
  switch (event.what) {
    case 'started':
      return {
        ...step, state: 'running', attempt: event.attempt, run: event.run, of: event.of, index: event.index, startedAt: event.at,
        command: event.command, lines: [], outcome: undefined, durationMs: undefined, stopBy: undefined, stopReason: undefined
      };
    case 'progress':
      return step.run === event.run && step.outcome === undefined ? {...step, lines: event.lines, node: event.node} : step;
    case 'stop-requested':
      return {...step, state: 'stopping', stopBy: event.by, stopReason: event.reason};
    case 'ended':
      return {
        ...step, state: event.outcome === 'succeeded' && step.state !== 'stopping' ? 'done' : 'failed',
        outcome: event.outcome, durationMs: event.durationMs
      };
    default:
      return step;
  }
}

function withCheck(checks, event) {
  const check = event.what === 'started'
    ? {check: event.check, state: 'running'}
    : {check: event.check, item: event.item, state: event.outcome, evidence: event.evidence, durationMs: event.durationMs};
  return checks.some(c => c.check === check.check)
    ? checks.map(c => c.check === check.check ? check : c)
    : [...checks, check];
}

function withTask(tasks, event) {
  const others = tasks.filter(task => task.id !== event.id);
  const known = tasks.find(task => task.id === event.id);
  if (event.what === 'completed' || event.what === 'closed') {
    return others;
  }
  const task = {...known, id: event.id, element: event.element, title: event.title, assignee: event.assignee};
  return [...others, event.what === 'opened' ? {...task, groups: event.groups, due: event.due} : task];
}
