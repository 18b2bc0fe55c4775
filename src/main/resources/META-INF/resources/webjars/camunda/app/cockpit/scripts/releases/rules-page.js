// Which rules held: models, tables and forms, their versions, what differs between two, and which releases began under which.

import {el, time, withStyles} from './dom.js';
import {ruleDifference, rules as readRules, ruleVersions, settingsDifference} from './api.js';
import {stage} from './viewer.js';

const file = () => decodeURIComponent(location.hash.split(/[?#]/)[1].split('/')[2] || '');
const address = name => '#/rules/' + encodeURIComponent(name);
const release = key => el('a', {href: '#/releases/' + encodeURIComponent(key)}, key);
const releases = (keys, more) => keys.length
  ? el('details', {}, el('summary', {}, keys.length + (more ? ' or more' : '')),
    el('ul', {class: 'rel-list'}, keys.map(key => el('li', {}, release(key)))))
  : 'none';

export async function render(node) {
  withStyles();
  const name = file();
  const content = el('div', {'aria-live': 'polite'}, el('p', {}, 'Reading …'));
  node.replaceChildren(el('section', {class: 'rel-page', 'data-test': 'rules-page'},
    name && el('p', {class: 'rel-back'}, el('a', {href: '#/rules'}, '« All rules')),
    el('h1', {dir: 'auto'}, name || 'Rules'),
    content));
  try {
    content.replaceChildren(...name ? versions(name, await ruleVersions(name)) : overview(await readRules()));
    content.removeAttribute('aria-live');
  } catch (error) {
    console.error(error);
    content.replaceChildren(el('p', {class: 'rel-error', role: 'alert', 'data-test': 'release-error'}, error.message));
  }
}

function table(test, label, columns, rows) {
  return el('div', {class: 'rel-scroll', role: 'group', tabindex: '0', 'aria-label': label},
    el('table', {class: 'rel-table rel-plain', 'data-test': test},
      el('thead', {}, el('tr', {}, columns.map(column => el('th', {scope: 'col'}, column)))),
      el('tbody', {}, rows)));
}

function overview({files, sets}) {
  return [
    el('p', {class: 'rel-hint'}, 'Models, tables and forms as they are deployed. A version is a content: deployments that do not change a file do not count.'),
    table('rules', 'Models, tables and forms', ['File', 'Kind', 'Versions', 'Since', 'Deployed by', 'SHA-256'], files.map(one =>
      el('tr', {'data-file': one.file},
        el('th', {scope: 'row'}, el('a', {href: address(one.file), 'data-test': 'rule-link'}, one.file)),
        el('td', {}, one.kind + (one.inForce ? '' : ', not in force any more')),
        el('td', {}, String(one.versions)),
        el('td', {}, time(one.since)),
        el('td', {dir: 'auto'}, one.by),
        el('td', {}, el('code', {title: one.sha256}, one.sha256.slice(0, 12)))))),
    el('h2', {}, 'Sets of rules under which releases began'),
    el('p', {class: 'rel-hint'}, 'Each is kept with the ledger: files, checks, steps, and the application that judged by them.'),
    table('rule-sets', 'Sets of rules', ['SHA-256', 'Application', 'Files', 'Checks', 'Steps', 'Releases'], sets.map(set =>
      el('tr', {},
        el('th', {scope: 'row'}, el('code', {title: set.sha256}, set.sha256.slice(0, 12))),
        el('td', {}, set.application + (set.commit === 'unknown' ? '' : ' at ' + set.commit.slice(0, 12))),
        el('td', {}, String(set.files)), el('td', {}, String(set.checks)), el('td', {}, String(set.steps)),
        el('td', {}, releases(set.releases, set.more))))),
    ...sets.length > 1 ? [
      el('h2', {}, 'Difference between two sets'),
      el('p', {class: 'rel-hint'}, 'Checks that apply, commands of the plan, the application, and the digests of the files.'),
      ...comparison('set', sets.map(set => ({value: set.sha256, label: set.sha256.slice(0, 12)})), sets[sets.length - 2].sha256,
        sets[sets.length - 1].sha256, settingsDifference)
    ] : []
  ];
}

/** Two choices, and what differs between the chosen ones; `read` is asked for it. */
function comparison(test, options, first, second, read) {
  const choice = (id, label, chosen) => el('label', {for: 'rel-' + id}, label,
    el('select', {id: 'rel-' + id, class: 'form-control', 'data-test': test + '-' + id, change: () => show()},
      options.map(one => el('option', {value: one.value, selected: one.value === chosen}, one.label))));
  const from = choice('from', 'From', first);
  const to = choice('to', 'To', second);
  const shown = el('div', {'aria-live': 'polite'});
  let asked = 0;

  async function show() {
    const mine = ++asked;
    shown.replaceChildren(el('p', {}, 'Comparing …'));
    try {
      const difference = await read(from.querySelector('select').value, to.querySelector('select').value);
      if (mine === asked) {
        shown.replaceChildren(...compared(difference));
      }
    } catch (error) {
      if (mine === asked) {
        shown.replaceChildren(el('p', {class: 'rel-error', role: 'alert'}, error.message));
      }
    }
  }

  show();
  return [el('div', {class: 'rel-filters'}, from, to), shown];
}

function versions(name, all) {
  const newest = all.length;
  return [
    table('rule-versions', 'Versions', ['Version', 'SHA-256', 'Deployed', 'Releases that began under it'], all.map(one =>
      el('tr', {'data-version': one.number},
        el('th', {scope: 'row'}, one.number + (one.inForce ? ' (in force)' : '')),
        el('td', {}, el('code', {title: one.sha256}, one.sha256.slice(0, 12))),
        el('td', {}, el('ul', {class: 'rel-list'}, one.deployments.map(d => el('li', {dir: 'auto'}, time(d.at), ' by ' + d.by
          + (d.name ? ', “' + d.name + '”' : '') + (d.definition ? ', v' + d.definition + ' in the engine' : ''))))),
        el('td', {}, releases(one.releases, one.more))))),
    el('h2', {}, 'Difference'),
    ...newest > 1
      ? comparison('rule', all.map(one => ({value: one.number, label: 'version ' + one.number})), newest - 1, newest,
        (from, to) => ruleDifference(name, from, to))
      : [el('p', {class: 'rel-empty'}, 'There is one version only.')]
  ];
}

function compared(difference) {
  if (!difference.hunks.length) {
    return [el('p', {class: 'rel-good', 'data-test': 'no-difference'}, 'They are the same.')];
  }
  return [
    difference.diagrams && diagrams(difference),
    el('h3', {}, 'Line by line: ' + difference.removed + ' removed, ' + difference.added + ' added'),
    el('div', {class: 'rel-scroll', role: 'group', tabindex: '0', 'aria-label': 'Difference line by line'},
      el('table', {class: 'rel-difference', 'data-test': 'difference', dir: 'ltr'},
        el('thead', {class: 'rel-hidden'}, el('tr', {}, ['Before', 'After', 'Change', 'Line'].map(n => el('th', {scope: 'col'}, n)))),
        difference.hunks.map(hunk => el('tbody', {}, hunk.lines.map(line =>
          el('tr', {class: 'rel-line-' + line.change},
            el('td', {class: 'rel-line'}, line.before || ''), el('td', {class: 'rel-line'}, line.after || ''),
            el('td', {}, {same: '', removed: '−', added: '+'}[line.change]),
            el('td', {}, el('code', {}, line.text))))))))
  ].filter(part => part);
}

function diagrams({from, to, diagrams: {before, after, elements}}) {
  const changed = Object.keys(elements).length;
  const said = el('p', {class: 'rel-drawn', 'aria-live': 'polite'});
  const draw = (title, xml, which) => {
    const drawing = stage({'data-test': 'model-' + which[0]});
    const names = [];
    drawing.draw(xml, title, viewer => {
      for (const [id, change] of Object.entries(elements)) {
        const shape = viewer.get('elementRegistry').get(id);
        if (shape && which.includes(change)) {
          viewer.get('canvas').addMarker(id, 'rel-' + change);
          names.push(change + ' ' + (shape.businessObject.name || id));
        }
      }
      return title + ': ' + (names.join(', ') || 'nothing');
    }).catch(error => {
      console.error(error);
      said.textContent = 'A diagram cannot be drawn: ' + error.message;
    });
    return el('div', {class: 'rel-side'}, el('h3', {}, title), drawing.node, drawing.zoom);
  };
  return el('div', {'data-test': 'diagrams'},
    el('p', {}, changed + (changed === 1 ? ' element differs' : ' elements differ') + ' in what they say.'),
    el('div', {class: 'rel-legend'}, [['added', 'added'], ['removed', 'removed'], ['changed', 'changed']].map(([id, label]) =>
      el('span', {class: 'rel-key'}, el('i', {class: 'rel-swatch rel-swatch-' + id}), label))),
    el('div', {class: 'rel-sides'},
      draw('Version ' + from, before, ['removed', 'changed']), draw('Version ' + to, after, ['added', 'changed'])),
    said);
}
