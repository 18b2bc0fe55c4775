// The path step by step: each record of the ledger that was made in an element of a model, shown in the diagram, in order.
// Models and records are those that are kept with the ledger, so it works without the engine's history.

import {el, record, time} from './dom.js';
import {model as readModel} from './api.js';
import {stage} from './viewer.js';
import {who} from './timeline.js';

const PACE = 1500;

/** The control; nothing is drawn before somebody asks for a step. */
export function player({release, timeline, people}) {
  const steps = timeline.filter(entry => entry.definition && entry.element);
  if (!steps.length) {
    return el('p', {class: 'rel-empty', 'data-test': 'no-steps'}, 'No record was made in an element of a model yet.');
  }
  const drawing = stage({'data-test': 'player-diagram'});
  const said = el('p', {class: 'rel-step', role: 'status', 'data-test': 'player-step'}, steps.length + ' steps, as the ledger has them.');
  const shown = el('div', {hidden: true}, drawing.node, el('div', {class: 'rel-legend'}, drawing.zoom));
  const models = new Map();
  let viewer;
  let drawn;
  let marked = [];
  let at = -1;
  let asked = 0;
  let playing;

  const same = (one, other) => one && other && one.key === other.key && one.version === other.version;

  async function show(index) {
    const mine = ++asked;
    at = Math.max(0, Math.min(index, steps.length - 1));
    const step = steps[at];
    tell(step);
    shown.hidden = false;
    try {
      if (!same(drawn, step.definition)) {
        await draw(step.definition, mine);
      }
      if (mine === asked) {
        mark(step);
        drawing.canvas.setAttribute('data-step', step.sequence);
      }
    } catch (error) {
      if (mine === asked) {
        console.error(error);
        drawn = undefined;
        said.append(el('span', {class: 'rel-bad'}, ' The diagram cannot be drawn: ' + error.message));
      }
    }
  }

  async function draw(definition, mine) {
    const id = definition.key + ' v' + definition.version;
    if (!models.has(id)) {
      models.set(id, (await readModel(release.key, definition)).xml);
    }
    if (mine !== asked) {
      return;
    }
    await drawing.draw(models.get(id), id, drawnBy => {
      viewer = drawnBy;
      drawn = definition;
      marked = [];
      return 'Step by step: ' + id;
    });
  }

  function tell(step) {
    said.replaceChildren(
      el('b', {}, (at + 1) + ' of ' + steps.length), ' · ', time(step.time), ' ', record(step.sequence), ' · ',
      el('span', {class: 'rel-place'}, (step.elementName || step.element) + ' · ' + step.definition.key + ' v' + step.definition.version), ' · ',
      el('span', {dir: 'auto'}, el('b', {}, who(step.actor, people)), ' ', step.what));
    back.disabled = first.disabled = at === 0;
    next.disabled = last.disabled = at === steps.length - 1;
    if (next.disabled) {
      pause();
    }
  }

  /** What was reached up to here, and where it is now. */
  function mark(step) {
    const board = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    marked.forEach(([element, marker]) => board.removeMarker(element, marker));
    marked = [];
    const put = (element, marker) => {
      if (registry.get(element)) {
        board.addMarker(element, marker);
        marked.push([element, marker]);
      }
    };
    steps.slice(0, at + 1).filter(one => same(one.definition, step.definition))
      .forEach(one => put(one.element, one.tone === 'BAD' ? 'rel-bad' : 'rel-done'));
    put(step.element, 'rel-pointed');
  }

  function pause() {
    clearInterval(playing);
    playing = undefined;
    play.textContent = 'Play';
  }

  function start() {
    if (playing) {
      pause();
      return;
    }
    play.textContent = 'Pause';
    show(at === steps.length - 1 ? 0 : at + 1);
    playing = setInterval(() => node.isConnected ? show(at + 1) : pause(), PACE);
  }

  const button = (name, test, does) => el('button', {type: 'button', class: 'btn btn-default btn-xs', 'data-test': 'player-' + test, click: does}, name);
  const by = hand => () => {
    pause();
    show(hand());
  };
  const first = button('First', 'first', by(() => 0));
  const back = button('Previous', 'previous', by(() => at - 1));
  const play = button('Play', 'play', start);
  const next = button('Next', 'next', by(() => at + 1));
  const last = button('Last', 'last', by(() => steps.length - 1));
  first.disabled = back.disabled = true;
  const keys = {ArrowRight: () => at + 1, ArrowLeft: () => at - 1, Home: () => 0, End: () => steps.length - 1};

  const node = el('div', {
    class: 'rel-player', role: 'group', tabindex: '0', 'data-test': 'player',
    'aria-label': 'The path step by step; arrow keys go back and on',
    keydown: event => {
      if (keys[event.key] && !event.target.closest('.rel-scroll')) {
        event.preventDefault();
        by(keys[event.key])();
      }
    }
  },
  el('div', {class: 'rel-controls'}, first, back, play, next, last), said, shown);
  return node;
}
