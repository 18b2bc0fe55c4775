// A refusal in Tasklist names fields; each reason stands at its field as well, until somebody changes the field or is refused
// anew. Of several refusals only the last one stays, and when everything it named at fields was changed, or the task is left,
// it goes too. A script that fails while Tasklist loads stops all of it, so nothing here throws.

const REASON = /^(\w+) \(([A-Z][A-Z0-9.-]*)\): (.+)$/s;
const BETWEEN = / · (?=\w+ \([A-Z][A-Z0-9.-]*\): )/;
/** In place of a policy item, where the policy says nothing. */
const NO_ITEM = 'FORM';
/** What Tasklist says of a form that it did not send, in its languages. */
const UNSENT = /An error happened while submitting the task form|The process could not be started|تعذر إرسال نموذج المهمة|تعذر بدء العملية/;

const ARABIC = navigator.languages[0].startsWith('ar');

const lacking = number => ARABIC
  ? number === 1 ? 'حقل لم يكتمل بعد: السبب عنده.' : 'حقول لم تكتمل بعد (' + number + '): سبب كل منها عنده.'
  : number === 1 ? 'One field is not complete yet: it says why.' : number + ' fields are not complete yet: each says why.';

const refused = number => ARABIC
  ? number === 1 ? 'السبب عند الحقل.' : 'الأسباب عند الحقول (' + number + ').'
  : number === 1 ? 'The reason stands at its field.' : 'The ' + number + ' reasons stand at their fields.';

/** The ids of groups; people read the names of roles. */
const ROLE = /(?<![\w./-])(?:release|technical|product|business|security|deployment|rollback|process)-owner(?![\w/@-]|\.\w)/g;

/** What a form itself says of a field, in Arabic; $1 is a number. */
const OF_THE_FORM = [
  [/^Field is required\.$/, 'هذا الحقل مطلوب.'],
  [/^Field must have minimum length of (\d+)\.$/, 'أقل عدد للأحرف $1.'],
  [/^Field must have maximum length of (\d+)\.$/, 'أكثر عدد للأحرف $1.'],
  [/^Field must have minimum value of (.+)\.$/, 'أقل قيمة $1.'],
  [/^Field must have maximum value of (.+)\.$/, 'أكبر قيمة $1.'],
  [/^Field must be a valid email\.$/, 'ليس هذا عنوان بريد.'],
  [/^Field must be a valid +international phone number\b.*$/, 'ليس هذا رقم هاتف دوليًا، مثل +4930664040900.']
];

const SETTLED_MILLIS = 500;

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
  told.textContent = refused(fields);
  notice.append(told);
}

function textIn(element, pattern) {
  return [element, ...element.querySelectorAll('*')].flatMap(one => [...one.childNodes])
    .find(node => node.nodeType === Node.TEXT_NODE && pattern.test(node.data));
}

/** A form in which something is missing is not sent at all: the notice says so, and the first such field is shown. */
function incomplete(notice) {
  const form = formOf(notice);
  const fields = form ? [...form.querySelectorAll('.fjs-form-field-error:not(.releases-refusal)')] : [];
  const text = textIn(notice, UNSENT);
  if (shown.has(notice) || fields.length === 0 || !text || partsOf(notice).some(part => part.trim())) {
    return;
  }
  shown.add(notice);
  text.data = lacking(fields.length);
  fields[0].scrollIntoView({block: 'center'});
}

function nameRoles(notice) {
  const texts = document.createTreeWalker(notice, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const named = text.data.replace(ROLE, id => id.replace('-', ' '));
    if (named !== text.data) {
      text.data = named;
    }
  }
}

/** What a field is written like stands below it in words; the pattern that it is checked by says nothing to people. */
function inWords(message) {
  const field = message.closest('.fjs-form-field');
  const description = field && field.querySelector('.fjs-form-field-description');
  const text = textIn(message, /^Field must match pattern /);
  if (text) {
    text.data = (ARABIC ? 'هذا مكتوب على غير المطلوب. ' : 'This is written otherwise. ') + (description ? description.textContent.trim() : '');
  }
  for (const [english, arabic] of ARABIC ? OF_THE_FORM : []) {
    const said = textIn(message, english);
    if (said) {
      said.data = said.data.replace(english, arabic);
      message.dir = 'auto';
    }
  }
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
  // After the form has judged the answer.
  setTimeout(() => form && !form.querySelector('.fjs-form-field-error') && closeShown(), SETTLED_MILLIS);
}

try {
  new MutationObserver(() => {
    document.querySelectorAll('.notifications .alert-danger').forEach(notice => {
      nameRoles(notice);
      tell(notice);
      incomplete(notice);
    });
    document.querySelectorAll('.fjs-form-field-error:not(.releases-refusal)').forEach(inWords);
  })
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
