// What somebody has typed into the form of a task is kept in this browser until the task is completed, the person signs out,
// or another person signs in: a look at another task, a reload or an ended session loses nothing. Tasklist itself restores
// what lies under camunda-form:<task> and removes it when the task is completed; this script writes it while somebody types,
// which Tasklist does only at Save, and notes whose it is. Forms about vulnerabilities leave nothing behind.
// A script that fails while Tasklist loads stops all of it, so nothing here throws.

import {OWNER, SHOWN, reader} from './reader.js';

const root = location.pathname.split('/camunda/')[0];
const NEVER = ['vulnerability', 'exploit-risk', 'fix-verification', 'security-checklist', 'disclosure'];
const SETTLED = 60;

const schemas = new Map();

function taskOf(hash) {
  return new URLSearchParams(hash.split('?')[1] || '').get('task');
}

function fields(components) {
  return components.flatMap(c => c.components ? fields(c.components) : c.key ? [c] : []);
}

async function schemaOf(task) {
  if (!schemas.has(task)) {
    const answer = await fetch(root + '/camunda/api/engine/engine/default/task/' + encodeURIComponent(task) + '/deployed-form');
    if (!answer.ok) {
      return null;
    }
    schemas.set(task, await answer.json());
  }
  return schemas.get(task);
}

// What stands in a field, undefined when it is not asked.
function valueOf(form, field) {
  const one = form.querySelector(`[id$="-field_${field.key}"]`);
  const options = [...form.querySelectorAll(`input[id*="-field_${field.key}-"]`)];
  switch (field.type) {
    case 'textfield':
    case 'textarea':
      return one ? one.value : undefined;
    case 'checkbox':
      return one ? one.checked : undefined;
    case 'radio': {
      const chosen = options.findIndex(o => o.checked);
      return chosen < 0 ? undefined : field.values[chosen]?.value;
    }
    case 'checklist':
      return options.length ? field.values.filter((v, i) => options[i]?.checked).map(v => v.value) : undefined;
    case 'select': {
      const display = form.querySelector(`[id$="-field_${field.key}-display"]`);
      return field.values.find(v => v.label === display?.innerText.trim())?.value;
    }
    default:
      return undefined;
  }
}

function keep(task, form, schema) {
  if (!schema || NEVER.includes(schema.id) || !reader() || !form.isConnected || task !== taskOf(location.hash)) {
    return;
  }
  const draft = {};
  fields(schema.components).forEach(field => {
    const value = valueOf(form, field);
    if (value !== undefined && value !== '') {
      draft[field.key] = value;
    }
  });
  localStorage.setItem(OWNER + task, reader());
  localStorage.setItem(SHOWN + task, JSON.stringify(draft));
}

async function changed(event) {
  const form = event.target.closest?.('.fjs-form');
  const task = taskOf(location.hash);
  if (!form || !task) {
    return;
  }
  try {
    keep(task, form, schemas.get(task));
    const schema = await schemaOf(task);
    // Lists show what was picked a moment later.
    setTimeout(() => keep(task, form, schema), SETTLED);
  } catch (error) {
    console.error(error);
  }
}

// What belongs to tasks that Tasklist has completed is swept away.
function sweep() {
  Object.keys(localStorage)
    .filter(key => key.startsWith(OWNER) && localStorage.getItem(SHOWN + key.slice(OWNER.length)) === null)
    .forEach(key => localStorage.removeItem(key));
}

try {
  sweep();
  ['input', 'change', 'click'].forEach(kind => document.addEventListener(kind, changed, true));
} catch (error) {
  console.error(error);
}

export default [];
