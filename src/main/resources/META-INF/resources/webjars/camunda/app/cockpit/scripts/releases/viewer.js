// bpmn-js, which draws the diagrams.

import {el} from './dom.js';
import {webjarUrl} from './api.js';

export const BPMN_JS = 'bpmn-js/8.0.0/dist/bpmn-navigated-viewer.production.min.js';

let loading;

/** Loads bpmn-js once, through a script element: it is no ES module. */
export function viewerClass() {
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

/** A box in which a diagram is drawn to its width, with buttons to zoom; narrow boxes are scrolled. */
export function stage(attributes) {
  const canvas = el('div', {class: 'rel-canvas', ...attributes});
  // What is told is the label; the drawing itself is not read out, and what it links to stands beside it.
  const label = el('p', {class: 'rel-hidden', 'data-test': 'diagram-words'});
  let viewer;
  let width = 0;
  let asked = 0;

  // A wide diagram needs no high box, and a high one should not become tiny.
  const size = () => {
    const {width: wide, height: high} = viewer.get('canvas').viewbox().inner;
    const shown = Math.max(canvas.clientWidth, 1);
    canvas.style.height = Math.round(Math.min(640, Math.max(260, shown * (high + 80) / (wide + 30)))) + 'px';
    viewer.get('canvas').resized();
  };
  // All of it, with a margin below for the bpmn.io mark, which stays visible.
  const fit = () => {
    if (viewer && canvas.hasAttribute('data-drawn')) {
      const {x, y, width: wide, height: high} = viewer.get('canvas').viewbox().inner;
      viewer.get('canvas').viewbox({x: x - 15, y: y - 15, width: wide + 30, height: high + 65});
    }
  };
  const scale = factor => viewer && viewer.get('canvas').zoom(viewer.get('canvas').zoom() * factor, 'auto');
  new ResizeObserver(() => {
    if (canvas.hasAttribute('data-drawn') && canvas.clientWidth && canvas.clientWidth !== width) {
      size();
      fit();
    }
    width = canvas.clientWidth;
  }).observe(canvas);

  const button = (name, sign, does) =>
    el('button', {type: 'button', class: 'btn btn-default btn-xs', 'aria-label': name, title: name, click: () => does()}, sign);
  const zoom = el('span', {class: 'rel-zoom'},
    button('Zoom in', '+', () => scale(1.25)),
    button('Zoom out', '−', () => scale(0.8)),
    el('button', {type: 'button', class: 'btn btn-default btn-xs', title: 'fit all of it', click: fit}, 'fit'));

  return {
    node: el('div', {class: 'rel-scroll', role: 'group', tabindex: '0', 'aria-label': 'Process diagram'}, canvas, label),
    zoom,
    canvas,
    /** Draws a model and hands the viewer over, to mark what there is to mark. */
    async draw(xml, name, mark) {
      const mine = ++asked;
      canvas.removeAttribute('data-drawn');
      const Viewer = await viewerClass();
      viewer = viewer || new Viewer({container: canvas});
      await viewer.importXML(xml);
      if (mine !== asked) {
        return;
      }
      // The mark of bpmn.io is reached once, by the mouse; the keyboard goes past it.
      canvas.querySelectorAll('a').forEach(link => link.setAttribute('tabindex', '-1'));
      const words = mark(viewer);
      size();
      canvas.setAttribute('data-drawn', name);
      fit();
      label.textContent = words;
    }
  };
}
