// One release: whether its evidence is proven, what became of the policy's items, which path it took, who attested what.

import {anchor, askedKey, askedPlace, el, record, spaced, status, time, withStyles} from './dom.js';
import {evidenceUrl, liveUrl, paperUrl, release as readRelease, reportUrl, sealUrl} from './api.js';
import {approvals} from './approvals.js';
import {around} from './around.js';
import {coverage} from './coverage.js';
import {decisions, said} from './decisions.js';
import {diagram} from './diagram.js';
import {player} from './player.js';
import {timeline, who} from './timeline.js';
import {verdict} from './verdict.js';
import {work} from './work.js';

const TESTS = ['testReported', 'migrationStagingTested'];
const NOTES = ['notesWritten', 'notesStored', 'leakFindingWaived'];
const ROLLBACK = [
  'rollbackPlanDocumented', 'rollbackAvailabilityChecked', 'recoveryDecided', 'rollbackDecided', 'rolledBack'
];

export async function render(node) {
  withStyles();
  const key = askedKey();
  const content = el('div', {'aria-live': 'polite'}, el('p', {}, 'Reading ' + key + ' …'));
  node.replaceChildren(
    el('section', {class: 'rel-page', 'data-test': 'release-page'},
      el('p', {class: 'rel-back'}, el('a', {href: '#/releases'}, '« All releases')),
      content));
  try {
    const page = await readRelease(key);
    content.removeAttribute('aria-live');
    const {nodes, reveal} = parts(page);
    content.replaceChildren(...nodes);
    jumps(content, reveal);
    reveal(askedPlace());
  } catch (error) {
    console.error(error);
    content.replaceChildren(el('p', {class: 'rel-error', role: 'alert', 'data-test': 'release-error'}, error.message));
  }
}

function parts(page) {
  const paths = processes(page);
  const times = timeline(page, paths.show);
  const sections = [
    ['coverage', 'Coverage', coverage(page)],
    ['path', 'Path', el('div', {}, gaps(page), contradictions(page), paths.node, el('h3', {}, 'Step by step'), player(page))],
    ['work', 'Steps and checks', work(page)],
    ['approvals', 'Approvals', approvals(page)],
    ['tables', 'Decision tables', decisions(page)],
    ['tests', 'Tests', said(page, TESTS, who, 'No test was reported.')],
    ['notes', 'Notes', said(page, NOTES, who, 'No notes were written.')],
    ['rollback', 'Rollback', said(page, ROLLBACK, who, 'Nothing was planned or decided.')],
    ['timeline', 'Timeline', times.node],
    ['around', 'Around it', around(page)],
    ['seal', 'Seal', seal(page)]
  ];
  const skip = el('p', {class: 'rel-skip'}, el('a', {href: anchor('timeline'), 'data-test': 'skip'}, 'Skip to the timeline'));
  const contents = el('nav', {class: 'rel-contents', 'aria-label': 'On this page'},
    sections.map(([id, name]) => el('a', {href: anchor(id)}, name)));
  const nodes = [
    header(page), verdict(page), facts(page), skip, contents,
    ...sections.map(([id, name, inside]) => el('section', {id, 'aria-labelledby': 'rel-head-' + id},
      el('h2', {id: 'rel-head-' + id, tabindex: '-1'}, name), inside))
  ];
  const reveal = place => {
    const asked = /^record-(\d+)$/.exec(place);
    if (asked) {
      times.reveal(Number(asked[1]));
    } else if (place && document.getElementById(place)) {
      const target = document.getElementById(place);
      target.scrollIntoView();
      (target.querySelector('h2') || target).focus({preventScroll: true});
    }
  };
  return {nodes, reveal};
}

/** Links to places on the page: Cockpit would take them for other pages and draw this one anew. */
function jumps(content, reveal) {
  const here = anchor('');
  content.addEventListener('click', event => {
    const link = event.target.closest('a[href]');
    const href = link && link.getAttribute('href');
    if (href && href.startsWith(here) && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      history.replaceState(history.state, '', href);
      reveal(href.slice(here.length));
    }
  });
}

function gaps({missing}) {
  return missing.length > 0 && el('div', {class: 'rel-error', role: 'alert', 'data-test': 'gaps'},
    el('p', {}, 'The engine\'s history of these is missing: it was cleaned up, or somebody deleted it. They are drawn from the ledger, with the'
      + ' elements in which something was recorded, and without what lies between.'),
    el('ul', {}, missing.map(gap => el('li', {}, gap.definition.key + ' v' + gap.definition.version + ': ' + gap.records.length
      + (gap.records.length === 1 ? ' record' : ' records') + ' from ', time(gap.from), ', first ',
    el('a', {href: anchor('record-' + gap.records[0])}, '#' + gap.records[0])))));
}

/** The ledger counts: what else there is was changed, or the ledger was, which its proof would say. */
function contradictions({contradictions: found}) {
  return found.length > 0 && el('div', {class: 'rel-error', role: 'alert', 'data-test': 'contradictions'},
    el('p', {}, 'The engine\'s history says otherwise than the ledger. The path is drawn from the ledger.'),
    el('ul', {}, found.map(({text, record: sequence}) => el('li', {}, text, ' ', sequence && record(sequence)))));
}

function header({release}) {
  return el('header', {class: 'rel-header'},
    el('h1', {}, release.service + ' ' + release.version, ' ', status(release.status)),
    el('p', {class: 'rel-summary', dir: 'auto'}, release.summary),
    !release.finishedAt && el('p', {}, el('a', {href: liveUrl(release.key), 'data-test': 'watch'}, 'Watch it as it happens')));
}

function facts({release, digest, approvedDigest, evidence, people}) {
  const fact = (name, ...value) => el('div', {}, el('dt', {}, name), el('dd', {}, ...value));
  const approved = approvedDigest && (approvedDigest === digest
    ? el('span', {class: 'rel-good'}, ' the content put to the approvers')
    : el('span', {class: 'rel-bad'}, ' differs from the content last put to the approvers'));
  return el('dl', {class: 'rel-facts', 'data-test': 'release-facts'},
    fact('Type', release.type, ' (' + release.changeType + ')'),
    fact('Owner', who(release.owner, people)),
    fact('Requested by', who(release.requester, people)),
    fact('Follows', release.previousVersion),
    fact('Branch and commit', release.branch + ' @ ', el('code', {title: release.commit}, release.commit.slice(0, 12))),
    fact('Contains', release.contains.map(spaced).join(', ')),
    fact('Requested', time(release.createdAt)),
    fact('Finished', release.finishedAt ? time(release.finishedAt) : 'open'),
    fact('Content digest', el('code', {title: digest}, digest.slice(0, 12)), approved),
    fact('Evidence', evidence.records + (evidence.records === 1 ? ' record' : ' records')
      + (evidence.sealed ? ', sealed' : ', not sealed') + (evidence.afterSeal ? ', ' + evidence.afterSeal + ' behind the seal' : '') + ' ',
    el('a', {href: evidenceUrl(release.key), download: true, 'data-test': 'evidence-download'}, 'Download')),
    fact('Report', el('a', {href: reportUrl(release.key), target: '_blank', rel: 'noopener', 'data-test': 'report'}, 'Page'), ' · ',
      el('a', {href: paperUrl(release.key), 'data-test': 'paper'}, 'PDF/A'), ' · ',
      el('a', {href: reportUrl(release.key) + '?lang=ar', target: '_blank', rel: 'noopener', lang: 'ar'}, 'عربي')));
}

/** What the engine does not know any more, as the ledger has it, beside its runs. */
function fromLedger({missing, timeline: entries}) {
  return missing.map(gap => {
    const {key: definition, version} = gap.definition;
    return {
      id: 'ledger ' + definition + ' v' + version, definition, version, name: definition, startedAt: gap.from,
      entries: entries.filter(entry => gap.records.includes(entry.sequence))
    };
  });
}

function processes(page) {
  const {release} = page;
  const runs = [...page.runs, ...fromLedger(page)].sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));
  if (!runs.length) {
    return {
      node: el('p', {class: 'rel-bad', 'data-test': 'no-history'}, 'The engine has no history of this release, and no record was made in one of its processes.'),
      show: () => {}
    };
  }
  const drawing = diagram(release.key, id => runs.filter(run => run.id === id).forEach(select),
    id => runs.some(run => run.id === id && made(run).length > 0));
  const panel = el('div', {role: 'tabpanel', id: 'rel-panel', tabindex: '0'}, drawing.node);
  let drawn;
  let selected;

  const select = run => {
    if (selected !== run) {
      selected = run;
      for (const tab of tabs.children) {
        const chosen = tab.dataset.run === run.id;
        tab.setAttribute('aria-selected', chosen);
        tab.tabIndex = chosen ? 0 : -1;
      }
      drawn = drawing.draw(run);
    }
    return drawn;
  };
  // Of a run that the engine knows, what the ledger has of it.
  const made = run => run.entries || page.timeline.filter(({definition, time: at}) => definition
    && definition.key === run.definition && definition.version === run.version && Date.parse(at) >= Date.parse(run.startedAt) - 1000
    && (!run.endedAt || Date.parse(at) <= Date.parse(run.endedAt) + 1000));
  const counted = number => number === 0 ? 'no record' : number + (number === 1 ? ' record' : ' records');
  const tab = (run, index) => el('button', {
    type: 'button', role: 'tab', 'aria-controls': 'rel-panel', class: 'rel-tab', 'data-test': 'process-tab', 'data-run': run.id,
    click: () => select(run),
    keydown: event => {
      const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
      if (step) {
        event.preventDefault();
        const next = (index + step + runs.length) % runs.length;
        select(runs[next]);
        tabs.children[next].focus();
      }
    }
  },
  el('span', {class: 'rel-tab-name'}, (index + 1) + '. ' + run.name + (run.step ? ': ' + run.step : '')),
  el('span', {class: 'rel-tab-more'},
    'version ' + run.version + ' · ' + counted(made(run).length) + ' · ', run.entries
      ? el('span', {class: 'rel-bad', 'data-test': 'from-ledger'}, 'history missing, from the ledger')
      : el('span', {class: run.bad ? 'rel-bad' : 'rel-run-' + run.state}, run.state + (run.bad ? ', with a bad result' : '')),
    ' · ' + run.startedAt.slice(0, 16).replace('T', ' ') + ' UTC'),
  !run.entries && run.root !== release.processInstanceId && el('span', {class: 'rel-tab-more rel-bad'}, 'not part of the release\'s process'));
  const tabs = el('div', {class: 'rel-tabs', role: 'tablist', 'aria-label': 'Processes of the release in order of their start'},
    runs.map(tab));
  select(runs.find(run => run.id === release.processInstanceId) || runs[0]);

  // The run in which a record was written: of its definition, and going on at that time.
  const runOf = entry => runs.find(run => run.entries && run.entries.includes(entry))
    || page.runs.filter(run => run.definition === entry.definition.key && run.version === entry.definition.version)
      .filter(run => Date.parse(run.startedAt) <= Date.parse(entry.time) + 1000).pop();
  const show = async entry => {
    const run = runOf(entry);
    if (run) {
      await select(run);
      drawing.point(entry.element);
      panel.scrollIntoView({behavior: 'smooth', block: 'center'});
    }
  };
  return {node: el('div', {class: 'rel-processes'}, tabs, panel), show};
}

function seal({release, seal: sealed}) {
  if (!sealed) {
    return el('p', {class: 'rel-empty', 'data-test': 'no-seal'}, 'Not sealed yet: a release is sealed when it ends, whatever it ends as.');
  }
  const fact = (name, value) => el('div', {}, el('dt', {}, name), el('dd', {}, value));
  return el('div', {'data-test': 'seal'},
    el('dl', {class: 'rel-facts rel-wide'},
      fact('Sealed', time(sealed.sealedAt)),
      fact('Up to record', String(sealed.headSequence)),
      fact('Seal hash', el('code', {}, sealed.sealHash)),
      fact('Hash of the last record', el('code', {}, sealed.headHash)),
      fact('Signed with key', el('code', {}, sealed.keyId))),
    el('p', {}, el('a', {href: sealUrl(release.key), download: true, 'data-test': 'seal-download'}, 'Download seal and public key')));
}
