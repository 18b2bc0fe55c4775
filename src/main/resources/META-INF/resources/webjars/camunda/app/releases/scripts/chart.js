// Charts, drawn by uPlot on a canvas. Whoever cannot see them has the same numbers in the table beside.

import {el} from './dom.js';

const UPLOT = new URL('../../../../webjars/uplot/1.6.30/dist/', import.meta.url);
const HEIGHT = 200;

let loading;

/** Loads the library once; a page without it shows its tables. */
function library() {
  loading = loading || new Promise((resolve, reject) => {
    document.head.append(el('link', {rel: 'stylesheet', href: new URL('uPlot.min.css', UPLOT).href, load: resolve, error: reject}));
  }).then(() => import(new URL('uPlot.esm.js', UPLOT).href)).then(module => module.default);
  return loading;
}

const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

/**
 * Draws series over the steps of a time axis into a node, as wide as that is, again whenever its width or the colours change.
 * `steps` are labels; a series is {label, values, colour, bars} and has null where there is no value. `shown` writes a value;
 * `marks` are the distances that lines across may have, where they are to be round for people.
 * Answers a function that ends it.
 */
export function chart(node, label, steps, series, shown, marks) {
  let plot;
  let ended = false;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  node.setAttribute('role', 'img');
  node.setAttribute('aria-label', label);
  node.setAttribute('dir', 'ltr');

  async function draw() {
    const UPlot = await library().catch(() => null);
    if (ended || !UPlot || !node.clientWidth) {
      return;
    }
    if (plot) {
      plot.destroy();
    }
    const axis = {stroke: colour('more'), grid: {stroke: colour('soft'), width: 1}, ticks: {stroke: colour('line'), width: 1}, font: '12px sans-serif'};
    plot = new UPlot({
      width: node.clientWidth,
      height: HEIGHT,
      legend: {show: false},
      cursor: {show: false},
      scales: {x: {time: false, range: [-0.6, steps.length - 0.4]}, y: {range: (u, min, max) => [0, max > 0 ? max * 1.1 : 1]}},
      axes: [
        {...axis, grid: {show: false}, space: 70, incrs: [1, 2, 4, 8, 16, 32], values: (u, at) => at.map(i => steps[i] ?? '')},
        {...axis, size: 84, ...(marks && {incrs: marks}), values: (u, at) => at.map(value => value === null ? '' : shown(value))}
      ],
      series: [{}, ...series.map(one => ({
        label: one.label,
        stroke: colour(one.colour),
        fill: one.bars ? colour(one.colour) : undefined,
        width: 2,
        spanGaps: true,
        points: {show: !one.bars, size: 7, fill: colour(one.colour)},
        paths: one.bars ? UPlot.paths.bars({size: [0.6, 48]}) : undefined
      }))]
    }, [steps.map((step, i) => i), ...series.map(one => one.values)], node);
  }

  const watch = new ResizeObserver(() => {
    if (!plot || plot.width !== node.clientWidth) {
      draw();
    }
  });
  watch.observe(node);
  dark.addEventListener('change', draw);
  return () => {
    ended = true;
    watch.disconnect();
    dark.removeEventListener('change', draw);
    if (plot) {
      plot.destroy();
    }
  };
}
