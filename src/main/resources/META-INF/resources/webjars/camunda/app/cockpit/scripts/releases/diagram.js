// Draws the diagram of the definition that ran, and on it the path that was taken.

import {el} from './dom.js';
import {processPath, webjarUrl} from './api.js';

export const BPMN_JS = 'bpmn-js/8.0.0/dist/bpmn-navigated-viewer.production.min.js';

const LEGEND = [['done', 'done'], ['running', 'running or waiting'], ['cancelled', 'interrupted'], ['failed', 'stopped by an incident']];

let loading;

/** Loads bpmn-js once, through a script element: it is no ES module. */
function viewerClass() {
  loading = loading || new Promise((resolve, reject) => {
    // Cockpit brings an AMD loader, to which bpmn-js would hand itself over instead of to us.
    const amd = window.define && window.define.amd;
    if (amd) {
      window.define.amd = undefined;
    }
    const finish = result => {
      if (amd) {
        window.define.amd = amd;
      }
      result();
    };
    const script = el('script', {
      src: webjarUrl(BPMN_JS),
      load: () => finish(() => window.BpmnJS ? resolve(window.BpmnJS) : reject(new Error('bpmn-js did not start.'))),
      error: () => finish(() => {
        loading = undefined;
        reject(new Error('bpmn-js cannot be loaded. Reload the page.'));
      })
    });
    document.head.append(script);
  });
  return loading;
}

/** The element for a diagram; `draw(run)` shows a process instance, `point(element)` an element of it. */
export function diagram(key) {
  const canvas = el('div', {class: 'rel-canvas', 'data-test': 'diagram', role: 'img', 'aria-label': 'Process diagram'});
  const said = el('p', {class: 'rel-drawn', 'aria-live': 'polite'});
  const zoom = (label, sign, by) =>
    el('button', {type: 'button', class: 'btn btn-default btn-xs', 'aria-label': label, title: label, click: () => by()}, sign);
  let viewer;
  let pointed;
  let asked = 0;

  // A wide diagram needs no high box, and a high one should not become tiny.
  const size = () => {
    const {width, height} = viewer.get('canvas').viewbox().inner;
    canvas.style.height = Math.round(Math.min(640, Math.max(300, canvas.clientWidth * (height + 80) / (width + 30)))) + 'px';
    viewer.get('canvas').resized();
  };
  // All of it, with a margin below for the bpmn.io mark, which stays visible.
  const fit = () => {
    if (viewer && canvas.hasAttribute('data-drawn')) {
      const {x, y, width, height} = viewer.get('canvas').viewbox().inner;
      viewer.get('canvas').viewbox({x: x - 15, y: y - 15, width: width + 30, height: height + 65});
    }
  };
  const scale = factor => viewer && viewer.get('canvas').zoom(viewer.get('canvas').zoom() * factor, 'auto');

  async function draw(run) {
    const mine = ++asked;
    pointed = undefined;
    canvas.removeAttribute('data-drawn');
    said.textContent = 'Drawing …';
    try {
      const [Viewer, path] = await Promise.all([viewerClass(), processPath(key, run.id)]);
      if (mine !== asked) {
        return;
      }
      viewer = viewer || new Viewer({container: canvas});
      await viewer.importXML(path.xml);
      if (mine !== asked) {
        return;
      }
      mark(path);
      size();
      canvas.setAttribute('data-drawn', run.id);
      fit();
      canvas.setAttribute('aria-label', run.name + ', version ' + run.version + ': ' + inWords(path));
      said.textContent = '';
    } catch (error) {
      if (mine === asked) {
        console.error(error);
        said.textContent = 'The diagram cannot be drawn: ' + error.message;
      }
    }
  }

  let width = 0;
  new ResizeObserver(() => {
    if (canvas.hasAttribute('data-drawn') && canvas.clientWidth && canvas.clientWidth !== width) {
      size();
      fit();
    }
    width = canvas.clientWidth;
  }).observe(canvas);

  function mark(path) {
    const board = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const overlays = viewer.get('overlays');
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
      if (registry.get(element.id).children.some(child => child.type !== 'label')) {
        board.addMarker(element.id, 'rel-frame');
      }
      if (element.times > 1) {
        overlays.add(element.id, {
          position: {top: -10, right: 12},
          show: {minZoom: 0},
          html: el('span', {class: 'rel-times', title: element.times + ' times'}, element.times + '×')
        });
      }
    }
  }

  function inWords(path) {
    const names = state => path.elements.filter(e => e.state === state).map(e => viewer.get('elementRegistry').get(e.id))
      .map(shape => shape && shape.businessObject.name).filter(name => name).join(', ');
    return ['RUNNING', 'FAILED', 'DONE', 'CANCELLED'].filter(names).map(s => s.toLowerCase() + ': ' + names(s)).join('; ');
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
    canvas,
    el('div', {class: 'rel-legend'},
      LEGEND.map(([state, label]) => el('span', {class: 'rel-key'}, el('i', {class: 'rel-swatch rel-swatch-' + state}), label)),
      el('span', {class: 'rel-zoom'},
        zoom('Zoom in', '+', () => scale(1.25)),
        zoom('Zoom out', '−', () => scale(0.8)),
        zoom('Show all of it', 'fit', fit))),
    said);
  return {node, draw, point};
}
