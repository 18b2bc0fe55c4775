// A refusal in Tasklist names fields; each reason stands at its field as well, until somebody changes the field or is refused
// anew. Of several refusals only the last one stays, and when everything it named at fields was changed, or the task is left,
// it goes too. A script that fails while Tasklist loads stops all of it, so nothing here throws.

const REASON = /^(\w+) \(([A-Z][A-Z0-9.-]*)\): (.+)$/s;
const BETWEEN = / · (?=\w+ \([A-Z][A-Z0-9.-]*\): )/;
/** In place of a policy item, where the policy says nothing. */
const NO_ITEM = 'FORM';

const shown = new WeakSet();

function partsOf(notice) {
  const message = notice.querySelector('.message');
  return (message ? message.textContent : '').split(BETWEEN);
}

function formOf(notice) {
  const modal = notice.closest('.modal');
  return modal ? modal.querySelector('form.fjs-form') : document.querySelector('.task-card form.fjs-form');
}

function fieldOf(form, key) {
  const name = CSS.escape('-field_' + key);
  const input = form.querySelector(`[id$="${name}"], [id*="${name}-"]`);
  return input && input.closest('.fjs-form-field');
}

function close(notice) {
  const button = notice.querySelector('button.close:not(.ng-hide)');
  if (button) {
    button.click();
  }
}

function tell(notice) {
  const parts = partsOf(notice);
  const reasons = parts.map(part => REASON.exec(part.trim())).filter(reason => reason);
  const form = formOf(notice);
  if (shown.has(notice) || reasons.length === 0 || !form) {
    return;
  }
  shown.add(notice);
  notice.parentElement.querySelectorAll('.alert-danger').forEach(other => {
    if (other !== notice && shown.has(other)) {
      close(other);
    }
  });
  form.querySelectorAll('.releases-refusal').forEach(old => old.remove());
  let placed = 0;
  for (const [, key, item, text] of reasons) {
    const field = fieldOf(form, key);
    if (field) {
      placed++;
      const line = document.createElement('div');
      line.className = 'fjs-form-field-error releases-refusal';
      line.dir = 'auto';
      line.textContent = item === NO_ITEM ? text : text + ' ' + item;
      field.append(line);
    }
  }
  const first = form.querySelector('.releases-refusal');
  if (first) {
    first.scrollIntoView({block: 'center'});
  }
  if (placed === parts.length) {
    sayOnce(notice, placed);
  }
}

/** What stands at the fields is not shown a second time; it stays for those who hear the page. */
function sayOnce(notice, fields) {
  Object.assign(notice.querySelector('.message').style, {position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)'});
  const told = document.createElement('span');
  told.setAttribute('aria-hidden', 'true');
  told.textContent = fields === 1 ? 'The reason stands at its field.' : 'The ' + fields + ' reasons stand at their fields.';
  notice.append(told);
}

function closeShown() {
  document.querySelectorAll('.notifications .alert-danger').forEach(notice => {
    if (shown.has(notice)) {
      close(notice);
    }
  });
}

function changed(event) {
  const field = event.target.closest && event.target.closest('.fjs-form-field');
  const form = field && field.closest('form.fjs-form');
  const lines = field ? field.querySelectorAll(':scope > .releases-refusal') : [];
  lines.forEach(line => line.remove());
  if (form && lines.length > 0 && !form.querySelector('.releases-refusal')) {
    closeShown();
  }
}

try {
  new MutationObserver(() => document.querySelectorAll('.notifications .alert-danger').forEach(tell))
    .observe(document.body, {childList: true, characterData: true, subtree: true});
  ['input', 'change'].forEach(kind => document.addEventListener(kind, changed, true));
  document.addEventListener('click', event => {
    if (event.target.closest && event.target.closest('.fjs-dropdownlist-item')) {
      changed(event);
    }
  }, true);
  addEventListener('hashchange', closeShown);
} catch (error) {
  console.error(error);
}

export default [];
