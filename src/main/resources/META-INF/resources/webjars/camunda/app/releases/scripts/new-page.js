// A new release: service, branch and why; what can be found out is proposed, and every field of it can be corrected.

import {el, replace, said} from './dom.js';
import {parts, t, word} from './texts.js';
import {moment, timed} from './times.js';
import {releaseAddress, signIn} from './parts.js';
import {propose, readBoard, readBranches, readOwners, readServices, start} from './board-api.js';
import {shownAt} from './fields.js';
import {draft, keep} from './reader.js';

const TYPES = ['major', 'minor', 'patch', 'hotfix', 'security', 'infrastructure'];
const CHANGE_TYPES = ['breaking', 'feature', 'fix'];
const CONTAINS = ['backend', 'frontend', 'dashboard', 'mobile-app', 'database-migration', 'infrastructure', 'security-patch', 'configuration', 'integration'];
const ASPECTS = ['code-logic', 'workflow', 'api', 'permissions', 'scoped-data', 'auth', 'finance', 'credentials', 'input', 'reports', 'exports', 'heavy-queries', 'high-risk-database'];
const LINES = ['changes', 'requirements'];
const URGENT = ['hotfix', 'security'];
const DRAFT = 'new';
/** What is written about a vulnerability is not left behind in a browser. */
const NEVER = 'security';

export async function render({main, asked, title, reader}) {
  title(t('nav.new'));
  const board = await readBoard({});
  reader(board.me.id, board.names);
  const known = await readServices().catch(error => {
    if (error.status === 401) {
      throw error;
    }
    return null;
  });
  const services = known || board.services.map(name => ({name}));
  // The same key for the same answers: who presses twice starts once.
  let attempt;
  let reasons = {};
  // What was in the fields when they were filled in last, and which of them somebody has corrected since the first time.
  let shown = {};
  const corrected = new Set();
  // Whether something is typed that is kept nowhere else.
  let unkept = false;

  const owners = await readOwners();
  const ownerChoices = el('datalist', {id: 'owners'}, Object.entries(owners).map(([account, name]) => el('option', {value: account}, name)));
  const branches = el('datalist', {id: 'branches'});
  const branchHint = el('span', {class: 'hint', id: 'hint-branch', 'data-test': 'hint-branch'});
  const serviceInput = el('select', {name: 'service', required: true, 'data-test': 'new-service', change: branchesOf},
    el('option', {value: ''}, t('new.choose')), services.map(one =>
      el('option', {value: one.name, selected: one.name === asked.service || services.length === 1}, one.running ? one.name + ' (' + t('new.runs', {version: one.running}) + ')' : one.name)));
  const branchInput = el('input', {name: 'branch', required: true, list: 'branches', dir: 'ltr', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'hint-branch', 'data-test': 'new-branch', change: tellBranch});
  const why = el('textarea', {name: 'reason', rows: '2', dir: 'auto', maxlength: '2000', 'data-test': 'new-reason'});
  const more = el('div', {hidden: true});
  const found = el('div', {class: 'proposal', 'data-test': 'proposal'});
  const general = el('p', {class: 'error', role: 'alert', hidden: true, 'data-test': 'new-error'});
  const ask = el('button', {type: 'button', class: 'primary', 'data-test': 'propose', click: proposing}, t('new.propose'));
  const send = el('button', {type: 'submit', class: 'primary', hidden: true, 'data-test': 'start'}, t('new.start'));
  const form = el('form', {class: 'new', novalidate: true, submit: starting, input: () => {
    attempt = undefined;
    keepTyped();
  }},
  el('div', {class: 'three'},
    el('label', {'data-field': 'service'}, t('field.service'), serviceInput),
    el('label', {'data-field': 'branch'}, t('field.branch'), branchInput, branches, branchHint),
    el('label', {'data-field': 'reason'}, t('new.why'), why)),
  found, more, ownerChoices, general,
  el('div', {class: 'buttons'}, ask, send));

  let list = [];

  /** The company's clock, by the service that is chosen. */
  const zone = () => board.zones[serviceInput.value];

  async function branchesOf() {
    list = [];
    branches.replaceChildren();
    branchHint.textContent = '';
    if (!serviceInput.value || !known) {
      return;
    }
    try {
      list = await readBranches(serviceInput.value);
      branches.replaceChildren(...list.map(one => el('option', {value: one.name}, one.releasable ? '' : t('new.not-releasable'))));
      tellBranch();
    } catch (error) {
      branchHint.textContent = error.message;
    }
  }

  function tellBranch() {
    const branch = list.find(one => one.name === branchInput.value.trim());
    replace(branchHint, branch && [el('bdi', {}, branch.commit.slice(0, 12)), ' ', moment(branch.when, zone()), branch.why && [' · ', said(branch.why)]]);
  }

  async function proposing() {
    ask.disabled = true;
    shownAt(form, general, []);
    try {
      const answer = await propose({...corrections(), service: serviceInput.value, branch: branchInput.value.trim(), reason: why.value});
      reasons = answer.reasons || {};
      fields(answer.proposal || {});
      tell(answer);
      keepTyped();
      shownAt(form, general, answer.violations || [], zone());
    } catch (error) {
      if ([404, 405].includes(error.status)) {
        // This installation proposes nothing: everything is asked.
        reasons = {};
        fields({summary: why.value});
        found.replaceChildren(el('p', {class: 'info', role: 'status', 'data-test': 'no-proposal'}, t('new.no-proposal')));
      } else {
        problem(error);
      }
    } finally {
      ask.disabled = false;
    }
  }

  function problem(error) {
    if (error.status === 401) {
      // What is typed stays; it may be sent when somebody has signed in.
      general.hidden = false;
      general.replaceChildren(t('error.signed-out'), '. ', ...signIn());
    } else {
      shownAt(form, general, error.violations && error.violations.length ? error.violations : [{message: error.message}], zone());
    }
  }

  function tell(answer) {
    const risk = answer.risk || {};
    const item = (name, children) => children && el('div', {class: 'told'}, el('h3', {}, t('new.' + name)), children);
    const plain = texts => texts && texts.length > 0 && el('ul', {class: 'plain-list'}, texts.map(text => said(timed(text, zone()), 'li')));
    replace(found,
      el('h2', {}, t('new.needs')),
      el('div', {class: 'told-all'},
        item('risk', risk.class && [el('p', {class: 'risk risk-' + risk.class}, word('risk', risk.class)), plain(risk.reasons)]),
        item('tests', answer.tests && answer.tests.length > 0 && el('ul', {class: 'plain-list'}, answer.tests.map(test => el('li', {}, word('test', test), ' ', el('code', {}, test))))),
        item('migrations', answer.migrations && answer.migrations.length > 0 && el('ul', {class: 'plain-list'}, answer.migrations.map(migration =>
          el('li', {}, el('bdi', {}, migration.path.split('/').pop()), migration.dangers.map(danger => [' ', said(danger, 'span', {class: 'more'})]))))),
        item('approvers', answer.approvers && el('ul', {class: 'plain-list'}, answer.approvers.map(one => el('li', {}, el('b', {}, word('role', one.role)), ' ', one.why && said(one.why, 'span', {class: 'more'}))))),
        item('windows', answer.windows && answer.windows.length > 0 && el('ul', {class: 'plain-list'}, answer.windows.map(window =>
          el('li', {}, moment(window.from, zone()), window.to && [' – ', moment(window.to, zone())], ' ', window.note && said(window.note, 'span', {class: 'more'})))))));
  }

  /** The fields of a start with what is proposed for them, unless somebody has corrected it. */
  function fields(proposal) {
    const value = name => name in proposal && proposal[name] !== null ? proposal[name] : '';
    const label = (name, input) => el('label', {'data-field': name}, t('field.' + name), input, reasons[name] && said(timed(reasons[name], zone()), 'span', {class: 'hint'}));
    const text = (name, attributes = {}) => label(name, el('input', {name, value: value(name), dir: 'auto', ...attributes}));
    const area = name => label(name, el('textarea', {name, rows: '3', dir: 'auto'}, LINES.includes(name) ? (value(name) || []).concat([]).join('\n') : value(name)));
    const choice = (name, group, words) => label(name, el('select', {name, change: name === 'type' ? urgent : undefined},
      el('option', {value: ''}, t('new.choose')), words.map(one => el('option', {value: one, selected: value(name) === one}, word(group, one)))));
    const several = (name, group, words) => el('fieldset', {'data-field': name}, el('legend', {}, t('field.' + name)),
      words.map(one => el('label', {class: 'check'}, el('input', {type: 'checkbox', name, value: one, checked: (value(name) || []).includes(one)}), ' ', word(group, one))),
      reasons[name] && said(timed(reasons[name], zone()), 'span', {class: 'hint'}));
    const time = name => label(name, el('input', {type: 'datetime-local', name, value: local(value(name))}));
    more.replaceChildren(
      el('h2', {}, t('new.check')),
      el('div', {class: 'three'}, text('version', {dir: 'ltr'}), choice('type', 'type', TYPES), choice('changeType', 'change', CHANGE_TYPES)),
      text('summary'), area('changes'), area('requirements'), area('risks'),
      several('contains', 'contains', CONTAINS), several('changedAspects', 'aspect', ASPECTS),
      el('div', {class: 'three urgent'}, text('whatBroke'), time('brokenSince'), text('incident')),
      el('div', {class: 'three'}, text('previousVersion', {dir: 'ltr'}), text('commit', {dir: 'ltr'}), text('owner', {dir: 'ltr', list: 'owners', autocomplete: 'off'})),
      el('div', {class: 'three'}, time('plannedAt'),
        el('label', {class: 'check', 'data-field': 'maintenanceMode'}, el('input', {type: 'checkbox', name: 'maintenanceMode', checked: proposal.maintenanceMode === true}), ' ', t('field.maintenanceMode'))));
    more.hidden = false;
    send.hidden = false;
    shown = given();
    ask.textContent = t('new.propose-again');
    ask.classList.remove('primary');
    urgent();
  }

  function urgent() {
    const type = form.elements.namedItem('type');
    more.querySelector('.urgent').hidden = !(type && URGENT.includes(type.value));
  }

  /** An instant as the field for times wants it: on the reader's clock. */
  function local(instant) {
    if (!instant) {
      return '';
    }
    const at = new Date(instant);
    return new Date(at.getTime() - at.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  }

  /** What is in the fields, by the names of a start; what is empty is left out. */
  function given() {
    if (more.hidden) {
      return {};
    }
    const body = {};
    const data = new FormData(form);
    for (const name of ['version', 'type', 'changeType', 'summary', 'risks', 'previousVersion', 'commit', 'owner', 'whatBroke', 'incident']) {
      const value = String(data.get(name) || '').trim();
      if (value) {
        body[name] = value;
      }
    }
    for (const name of ['plannedAt', 'brokenSince']) {
      if (data.get(name)) {
        body[name] = new Date(data.get(name)).toISOString();
      }
    }
    for (const name of LINES) {
      body[name] = String(data.get(name) || '').split('\n').map(line => line.trim()).filter(line => line);
    }
    body.contains = data.getAll('contains');
    body.changedAspects = data.getAll('changedAspects');
    body.maintenanceMode = data.get('maintenanceMode') !== null;
    if (!URGENT.includes(body.type)) {
      delete body.whatBroke;
      delete body.brokenSince;
      delete body.incident;
    }
    return body;
  }

  /** What somebody has corrected: all else is proposed anew, for it may be of another branch. */
  function corrections() {
    differing().forEach(name => corrected.add(name));
    return Object.fromEntries(Object.entries(given()).filter(([name]) => corrected.has(name)));
  }

  /** Fields that are otherwise than they were filled in last. */
  function differing() {
    const now = given();
    return Object.keys({...shown, ...now}).filter(name => JSON.stringify(now[name]) !== JSON.stringify(shown[name]));
  }

  async function starting(event) {
    event.preventDefault();
    if (send.hidden) {
      proposing();
      return;
    }
    attempt = attempt || unique();
    send.disabled = true;
    shownAt(form, general, []);
    try {
      const started = await start({...given(), service: serviceInput.value, branch: branchInput.value.trim()}, attempt);
      keep(DRAFT, null);
      unkept = false;
      location.hash = releaseAddress(started.key);
    } catch (error) {
      problem(error);
    } finally {
      send.disabled = false;
    }
  }

  function unique() {
    return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
  }

  /** What is typed is kept for whoever reads, until it is started or discarded. */
  function keepTyped() {
    const typed = {service: serviceInput.value, branch: branchInput.value, reason: why.value};
    if (!more.hidden) {
      Object.assign(typed, {fields: given(), corrected: [...corrected, ...differing()]});
    }
    const nothing = !typed.branch && !typed.reason && !typed.fields;
    const secret = typed.fields && typed.fields.type === NEVER;
    const kept = keep(DRAFT, nothing || secret ? null : {...typed, at: new Date().toISOString()});
    unkept = !nothing && (secret || !kept);
  }

  function bringBack(typed) {
    serviceInput.value = services.some(one => one.name === typed.service) ? typed.service : '';
    branchInput.value = typed.branch;
    why.value = typed.reason;
    if (typed.fields) {
      fields(typed.fields);
      typed.corrected.forEach(name => corrected.add(name));
    }
    const told = el('p', {class: 'info', role: 'status', 'data-test': 'kept'}, parts('new.kept', {when: moment(typed.at)}), ' ',
      el('button', {type: 'button', class: 'plain', 'data-test': 'discard', click: () => {
        keep(DRAFT, null);
        location.reload();
      }}, t('new.discard')));
    form.before(told);
  }

  main.replaceChildren(el('h1', {}, t('nav.new')), el('p', {class: 'summary'}, t('new.what')), form);
  const typed = draft(DRAFT);
  if (typed) {
    bringBack(typed);
  }
  if (asked.branch) {
    branchInput.value = asked.branch;
  }
  branchesOf();
  return {loses: () => unkept};
}
