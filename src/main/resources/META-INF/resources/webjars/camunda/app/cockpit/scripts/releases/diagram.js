// Draws the model that is kept, and on it the path: what the ledger has, and thinner what only the engine's history says.

import {el} from './dom.js';
import {model as readModel, processPath} from './api.js';
import {stage} from './viewer.js';

const LEGEND = [
  ['done', 'done'], ['bad', 'done, with a bad result'], ['running', 'running or waiting'], ['cancelled', 'interrupted'],
  ['failed', 'stopped by an incident'], ['unrecorded', 'no record: only the engine\'s history says so']
];

/**
 * The element for a diagram; `draw(run)` shows a process instance, `point(element)` an element of it. `open(run)` is called
 * with the id of a called process instance that somebody clicks, `proven(run)` says whether records were made in one.
 */
export function diagram(key, open, proven) {
  const drawing = stage({'data-test': 'diagram'});
  const said = el('p', {class: 'rel-drawn', 'aria-live': 'polite'});
  const calls = el('p', {class: 'rel-calls'});
  let viewer;
  let pointed;
  let asked = 0;
  let called = {};

  /** What was left and has no record, nor has what it called: the ledger says nothing of it. */
  const unrecorded = element => element.records.length === 0 && !element.called.some(proven)
    && (element.state === 'DONE' || element.state === 'CANCELLED');

  async function draw(run) {
    const mine = ++asked;
    pointed = undefined;
    said.textContent = 'Drawing …';
    try {
      const path = run.entries ? await ledgerPath(run) : await processPath(key, run.id);
      if (mine !== asked) {
        return;
      }
      await drawing.draw(path.xml, run.id, drawn => {
        if (!viewer) {
          drawn.get('eventBus').on('element.click', event => called[event.element.id] && open(called[event.element.id][0]));
        }
        viewer = drawn;
        mark(path);
        return run.name + ', version ' + run.version + (run.entries ? ', as the ledger has it: ' : ': ') + inWords(path);
      });
      said.textContent = '';
    } catch (error) {
      if (mine === asked) {
        console.error(error);
        said.textContent = 'The diagram cannot be drawn: ' + error.message;
      }
    }
  }

  /** What the ledger has of a process of which the engine has no history: the elements in which records were made, on the kept model. */
  async function ledgerPath(run) {
    const {xml} = await readModel(key, {key: run.definition, version: run.version});
    const elements = new Map();
    for (const entry of run.entries.filter(one => one.element)) {
      const records = [...(elements.has(entry.element) ? elements.get(entry.element).records : []), entry.sequence];
      elements.set(entry.element, {
        id: entry.element, state: entry.tone === 'BAD' ? 'BAD' : 'DONE', times: records.length, called: [], records
      });
    }
    return {xml, flows: [], elements: [...elements.values()]};
  }

  function mark(path) {
    const board = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const overlays = viewer.get('overlays');
    called = {};
    for (const flow of path.flows) {
      if (registry.get(flow)) {
        board.addMarker(flow, 'rel-taken');
      }
    }
    for (const element of path.elements) {
      if (!registry.get(element.id)) {
        continue;
      }
      board.addMarker(element.id, 'rel-' + element.state.toLowerCase());
      if (unrecorded(element)) {
        board.addMarker(element.id, 'rel-unrecorded');
      }
      if (registry.get(element.id).children.some(child => child.type !== 'label')) {
        board.addMarker(element.id, 'rel-frame');
      }
      if (element.called.length) {
        called[element.id] = element.called;
        board.addMarker(element.id, 'rel-opens');
      }
      if (element.times > 1) {
        overlays.add(element.id, {
          position: {top: -10, right: 12},
          show: {minZoom: 0},
          html: el('span', {class: 'rel-times', title: element.times + ' times'}, element.times + '×')
        });
      }
    }
    calls.textContent = Object.keys(called).length ? 'A click on a called process opens it.' : '';
  }

  function inWords(path) {
    const names = (state, without) => path.elements.filter(e => e.state === state && unrecorded(e) === without).map(e => viewer.get('elementRegistry').get(e.id))
      .map(shape => shape && shape.businessObject.name).filter(name => name).join(', ');
    const words = {RUNNING: 'running', FAILED: 'stopped', BAD: 'done with a bad result', DONE: 'done', CANCELLED: 'interrupted'};
    const said = without => Object.keys(words).filter(state => names(state, without))
      .map(state => words[state] + ': ' + names(state, without)).join('; ');
    return [said(false), said(true) && 'by the engine\'s history only, ' + said(true)].filter(part => part).join('; ');
  }

  function point(element) {
    const board = viewer && viewer.get('canvas');
    if (!board || !viewer.get('elementRegistry').get(element)) {
      return;
    }
    if (pointed) {
      board.removeMarker(pointed, 'rel-pointed');
    }
    pointed = element;
    board.addMarker(element, 'rel-pointed');
  }

  const node = el('div', {class: 'rel-diagram'},
    drawing.node,
    el('div', {class: 'rel-legend'},
      LEGEND.map(([state, label]) => el('span', {class: 'rel-key'}, el('i', {class: 'rel-swatch rel-swatch-' + state}), label)),
      drawing.zoom),
    calls,
    said);
  return {node, draw, point};
}
