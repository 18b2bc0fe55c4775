// bpmn-js, which draws the diagrams.

import {el} from './dom.js';
import {webjarUrl} from './api.js';

export const BPMN_JS = 'bpmn-js/8.0.0/dist/bpmn-navigated-viewer.production.min.js';

// Groups that the process works out, by the variable that holds them.
const WORKED_OUT = {
  approverRole: 'each required approver', failureOwner: 'owner of the failure', rollbackApprover: 'approver of the plan'
};

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

/** Who does a task, as its model says it: the groups in words, the empty text where none is named. */
function whoActs(groups) {
  return (groups || '').split(',').map(group => group.trim()).filter(group => group)
    .map(group => WORKED_OUT[group.replace(/^\$\{(.*)}$/, '$1')] || group.replaceAll('-', ' ')).join(' or ');
}

/** Writes at each task of people who does it: the diagrams have no lanes. */
function writeActors(viewer) {
  const overlays = viewer.get('overlays');
  for (const task of viewer.get('elementRegistry').filter(element => element.type === 'bpmn:UserTask')) {
    const who = whoActs(task.businessObject.$attrs['camunda:candidateGroups']);
    if (who) {
      // A flow that enters or leaves above stands in the middle: the words keep to the left of it.
      const beside = task.incoming.some(flow => flow.waypoints[flow.waypoints.length - 1].y <= task.y)
        || task.outgoing.some(flow => flow.waypoints[0].y <= task.y);
      overlays.add(task.id, 'who-acts', {
        position: {top: 0, left: 0},
        show: {minZoom: 0},
        html: el('span', {class: beside ? 'rel-who rel-who-beside' : 'rel-who', 'data-test': 'who-acts', title: 'done by: ' + who}, who)
      });
    }
  }
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
      writeActors(viewer);
      const words = mark(viewer);
      size();
      canvas.setAttribute('data-drawn', name);
      fit();
      label.textContent = words;
    }
  };
}
