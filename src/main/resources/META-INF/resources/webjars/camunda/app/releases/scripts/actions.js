// What a person may do with a release besides its tasks: each asks for a reason, and says at its field what is refused.

import {el, said} from './dom.js';
import {t, word} from './texts.js';
import {act} from './board-api.js';
import {shownAt} from './fields.js';

const PARTS = ['source', 'hotfix-assessment', 'security-assessment', 'pull-request', 'pre-release', 'tests', 'migration-review', 'rollback-plan', 'notes'];
// Of one type of release only; all others belong to each.
const TYPE_OF = {'hotfix-assessment': 'hotfix', 'security-assessment': 'security'};

const ACTIONS = {
  comment: {path: 'comments', body: form => ({text: form.text.value})},
  'put-off': {path: 'planned-time', body: form => ({reason: form.reason.value, plannedAt: form.plannedAt.value ? new Date(form.plannedAt.value).toISOString() : ''})},
  rework: {path: 'rework', body: form => ({reason: form.reason.value, parts: [...form.querySelectorAll('[name=part]:checked')].map(one => one.value)})},
  withdraw: {path: 'withdrawal', body: form => ({reason: form.reason.value}), danger: true}
};

/**
 * @param done called when something was done
 * @param zone gives the time zone of the release's service
 */
export function actions(key, done, zone) {
  const buttons = el('div', {class: 'buttons', role: 'group', 'aria-label': t('act.label')});
  const place = el('div', {'aria-live': 'polite'});
  const node = el('div', {class: 'actions', 'data-test': 'actions'}, buttons, place);
  let allowed = '';
  let type = '';
  let open;
  // What is typed stays, whichever of them is opened, until one is sent.
  const forms = new Map();
  let words = '';

  function update(may, typeOfRelease) {
    type = typeOfRelease;
    // Not drawn anew while somebody types.
    if (String(may) === allowed) {
      return;
    }
    allowed = String(may);
    buttons.replaceChildren(...Object.keys(ACTIONS).filter(name => may.includes(name)).map(name =>
      el('button', {type: 'button', 'data-test': 'act-' + name, 'aria-expanded': 'false', click: event => toggle(name, event.currentTarget)}, t('act.' + name))));
    node.hidden = may.length === 0;
    if (open && !may.includes(open.name)) {
      close();
    }
  }

  function close() {
    if (open) {
      open.button.setAttribute('aria-expanded', 'false');
      if (place.contains(document.activeElement)) {
        open.button.focus();
      }
      open = undefined;
      place.replaceChildren();
    }
  }

  function toggle(name, button) {
    const same = open && open.name === name;
    close();
    if (same) {
      return;
    }
    open = {name, button};
    button.setAttribute('aria-expanded', 'true');
    if (!forms.has(name)) {
      forms.set(name, formOf(name));
    }
    const form = forms.get(name);
    const area = form.querySelector('textarea');
    if (area.value !== words) {
      area.value = words;
      // What was refused of it goes, too.
      area.dispatchEvent(new Event('input', {bubbles: true}));
    }
    place.replaceChildren(form);
    form.querySelector('textarea, input').focus();
  }

  function formOf(name) {
    const {path, body, danger} = ACTIONS[name];
    const send = el('button', {type: 'submit', class: danger ? 'danger' : 'primary', 'data-test': 'act-send'}, t('act.' + name + '.send'));
    const text = name === 'comment' ? 'text' : 'reason';
    const general = el('p', {class: 'error', role: 'alert', hidden: true, 'data-test': 'act-error'});
    const form = el('form', {class: 'act', 'aria-label': t('act.' + name), novalidate: true, submit, keydown: event => {
      if (event.key === 'Escape') {
        close();
      }
    }},
    el('p', {class: 'more'}, t('act.' + name + '.what')),
    name === 'put-off' && el('label', {'data-field': 'plannedAt'}, t('field.plannedAt'), el('input', {type: 'datetime-local', name: 'plannedAt', required: true})),
    name === 'rework' && el('fieldset', {'data-field': 'parts'}, el('legend', {}, t('act.parts')),
      PARTS.filter(part => [type, undefined].includes(TYPE_OF[part])).map(part => el('label', {class: 'check'}, el('input', {type: 'checkbox', name: 'part', value: part}), ' ', word('part', part)))),
    el('label', {'data-field': text}, t(name === 'comment' ? 'act.text' : 'act.reason'),
      el('textarea', {name: text, rows: '3', maxlength: '2000', required: true, dir: 'auto', 'data-test': 'act-reason', input: event => {
        words = event.target.value;
      }})),
    general,
    el('div', {class: 'buttons'}, send, el('button', {type: 'button', click: close}, t('act.cancel'))));

    async function submit(event) {
      event.preventDefault();
      send.disabled = true;
      shownAt(form, general, []);
      try {
        await act(key, path, body(form));
        close();
        forms.delete(name);
        words = '';
        place.replaceChildren(el('p', {class: 'done', role: 'status', 'data-test': 'act-done'}, t('act.' + name + '.done')));
        done();
      } catch (error) {
        shownAt(form, general, error.violations && error.violations.length ? error.violations : [{message: error.message}], zone());
      } finally {
        send.disabled = false;
      }
    }
    return form;
  }
  return {node, update};
}
