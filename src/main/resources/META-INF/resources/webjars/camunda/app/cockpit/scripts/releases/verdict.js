// What proves the evidence, in a sentence each. Whatever is missing is red.

import {anchor, el} from './dom.js';

const NAMES = {
  chain: 'Chain', rules: 'Rules', seals: 'Seals', log: 'Log of seals', witnesses: 'Witnesses', key: 'Key', decisions: 'Decisions'
};
const SIGNS = {GOOD: '✓', BAD: '✗', OPEN: '○'};

export function verdict({evidence, proofs, missing}) {
  const bad = proofs.filter(proof => proof.verdict === 'BAD').length;
  const open = proofs.filter(proof => proof.verdict === 'OPEN').length;
  const said = bad ? 'Not proven: ' + bad + (bad === 1 ? ' thing is' : ' things are') + ' missing or wrong.'
    : open ? 'Nothing speaks against the evidence; ' + open + (open === 1 ? ' proof is' : ' proofs are') + ' still open.'
      : 'Proven: nothing is missing, and nothing was changed.';
  return el('section', {id: 'verdict', class: 'rel-verdict ' + (bad ? 'rel-verdict-bad' : open ? 'rel-verdict-open' : 'rel-verdict-good'),
    'aria-labelledby': 'rel-verdict-head', 'data-test': 'verdict'},
  el('h2', {id: 'rel-verdict-head', tabindex: '-1'}, 'Verdict of the proof'),
  el('p', {class: bad ? 'rel-bad' : open ? '' : 'rel-good', 'data-test': 'evidence-state'}, said),
  el('dl', {class: 'rel-proofs'}, proofs.map(proof => el('div', {
    class: 'rel-proof rel-proof-' + proof.verdict.toLowerCase(), 'data-test': 'proof', 'data-verdict': proof.verdict
  },
  el('dt', {}, el('span', {'aria-hidden': 'true'}, SIGNS[proof.verdict] + ' '), NAMES[proof.name] || proof.name),
  el('dd', {class: proof.verdict === 'BAD' ? 'rel-bad' : ''}, proof.says)))),
  evidence.findings.length > 0 && el('ul', {class: 'rel-error', role: 'alert'}, evidence.findings.map(f => el('li', {}, f))),
  missing.length > 0 && el('p', {class: 'rel-bad'}, 'The engine\'s history has gaps: see ', el('a', {href: anchor('path')}, 'Path'), '.'));
}
