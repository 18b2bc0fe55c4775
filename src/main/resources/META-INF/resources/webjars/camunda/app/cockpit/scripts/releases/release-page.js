// One release: what it is, which path it took, who attested what.

import {el, spaced, status, time, withStyles} from './dom.js';
import {evidenceUrl, liveUrl, paperUrl, release as readRelease, reportUrl, sealUrl} from './api.js';
import {diagram} from './diagram.js';
import {timeline} from './timeline.js';

const askedKey = () => decodeURIComponent((location.hash.split('?')[0].split('#/releases/')[1] || ''));

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
    content.replaceChildren(...parts(page));
  } catch (error) {
    content.replaceChildren(el('p', {class: 'rel-error', role: 'alert', 'data-test': 'release-error'}, error.message));
  }
}

function parts(page) {
  const paths = processes(page);
  return [
    header(page),
    el('h2', {}, 'Path'),
    paths.node,
    el('h2', {}, 'Timeline'),
    timeline(page.timeline, paths.show),
    el('h2', {}, 'Seal'),
    seal(page)
  ];
}

function header({release, digest, approvedDigest, evidence}) {
  const fact = (name, ...value) => el('div', {}, el('dt', {}, name), el('dd', {}, ...value));
  const approved = approvedDigest && (approvedDigest === digest
    ? el('span', {class: 'rel-good'}, ' the content put to the approvers')
    : el('span', {class: 'rel-bad'}, ' differs from the content last put to the approvers'));
  return el('header', {class: 'rel-header'},
    el('h1', {}, release.service + ' ' + release.version, ' ', status(release.status)),
    el('p', {class: 'rel-summary'}, release.summary),
    !release.finishedAt && el('p', {}, el('a', {href: liveUrl(release.key), 'data-test': 'watch'}, 'Watch it as it happens')),
    el('dl', {class: 'rel-facts', 'data-test': 'release-facts'},
      fact('Type', release.type, ' (' + release.changeType + ')'),
      fact('Owner', release.owner),
      fact('Requested by', release.requester),
      fact('Follows', release.previousVersion),
      fact('Branch and commit', release.branch + ' @ ', el('code', {title: release.commit}, release.commit.slice(0, 12))),
      fact('Contains', release.contains.map(spaced).join(', ')),
      fact('Requested (UTC)', time(release.createdAt)),
      fact('Finished (UTC)', release.finishedAt ? time(release.finishedAt) : 'open'),
      fact('Content digest', el('code', {title: digest}, digest.slice(0, 12)), approved),
      fact('Evidence', el('span', {class: evidence.intact ? 'rel-good' : 'rel-bad', 'data-test': 'evidence-state'},
        evidence.records + (evidence.records === 1 ? ' record, ' : ' records, ')
        + (evidence.intact ? 'chain unbroken' : 'chain broken') + (evidence.sealed ? ', sealed' : ', not sealed')
        + (evidence.afterSeal ? ', ' + evidence.afterSeal + ' behind the seal, which no signature covers yet' : '')), ' ',
      el('a', {href: evidenceUrl(release.key), download: true, 'data-test': 'evidence-download'}, 'Download')),
      fact('Report', el('a', {href: reportUrl(release.key), target: '_blank', rel: 'noopener', 'data-test': 'report'}, 'Page'), ' · ',
        el('a', {href: paperUrl(release.key), 'data-test': 'paper'}, 'PDF/A'), ' · ',
        el('a', {href: reportUrl(release.key) + '?lang=ar', target: '_blank', rel: 'noopener', lang: 'ar'}, 'عربي'))),
    evidence.findings.length > 0 && el('ul', {class: 'rel-error', role: 'alert'}, evidence.findings.map(f => el('li', {}, f))));
}

function processes({release, runs}) {
  if (!runs.length) {
    return {
      node: el('p', {class: 'rel-empty'}, 'The engine\'s history of this release was cleaned up; the timeline has everything.'),
      show: () => {}
    };
  }
  const drawing = diagram(release.key);
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
    'version ' + run.version + ' · ', el('span', {class: 'rel-run-' + run.state}, run.state),
    ' · ' + run.startedAt.slice(0, 16).replace('T', ' ')),
  run.root !== release.processInstanceId && el('span', {class: 'rel-tab-more rel-bad'}, 'not part of the release\'s process'));
  const tabs = el('div', {class: 'rel-tabs', role: 'tablist', 'aria-label': 'Processes of the release in order of their start'},
    runs.map(tab));
  select(runs.find(run => run.id === release.processInstanceId) || runs[0]);

  // The run in which a record was written: of its definition, and going on at that time.
  const runOf = entry => runs.filter(run => run.definition === entry.definition.key && run.version === entry.definition.version)
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
      fact('Sealed (UTC)', time(sealed.sealedAt)),
      fact('Up to record', String(sealed.headSequence)),
      fact('Seal hash', el('code', {}, sealed.sealHash)),
      fact('Hash of the last record', el('code', {}, sealed.headHash)),
      fact('Signed with key', el('code', {}, sealed.keyId))),
    el('p', {}, el('a', {href: sealUrl(release.key), download: true, 'data-test': 'seal-download'}, 'Download seal and public key')));
}
