// What a start form in Tasklist is given beside its fields: services, their branches and owners to choose from, a calendar
// and a clock beside a time, and the way to what was started. Everything can be typed as before; where nothing can be read, it is.
// A script that fails while Tasklist loads stops all of it, so nothing here throws.

const root = location.pathname.split('/app/')[0];
const TIMES = ['plannedAt', 'brokenSince'];
const VERSION = /(?:^|\/)v?(\d+\.\d+\.\d+)$/;
const SHOWN_MILLIS = 60000;
const STARTED = /process has been started|بدأت العملية/i;
const ARABIC = navigator.languages[0].startsWith('ar');

const seen = new WeakSet();
const branches = new Map();
let services;
let started = '';
/** Where somebody has typed last: the form may not have taken it yet. */
let typed = null;

const read = path => fetch(root + '/api/' + path, {credentials: 'same-origin', headers: {Accept: 'application/json', 'Accept-Language': navigator.languages[0]}})
  .then(answer => answer.ok ? answer.json() : [])
  .catch(() => []);

const branchesOf = service => {
  if (!branches.has(service)) {
    branches.set(service, read('rest/services/' + encodeURIComponent(service) + '/branches'));
  }
  return branches.get(service);
};

const inputOf = (form, key) => form.querySelector(`input[id$="-field_${key}"]`);

// The form takes what is typed when the field is left, or a while later. Whenever it takes something it draws all fields
// anew from what it knows, and what it has not taken is gone. So nothing is filled in before the form has taken what
// somebody has typed elsewhere and has been drawn, and what is filled in is taken at once.
const leave = input => input.dispatchEvent(new FocusEvent('focusout'));

async function taken() {
  while (typed) {
    const input = typed;
    typed = null;
    leave(input);
    await new Promise(drawn => setTimeout(drawn));
  }
}

async function fill(input, value, unless = () => false) {
  await taken();
  if (!unless()) {
    input.value = value;
    input.dispatchEvent(new Event('input', {bubbles: true}));
    typed = null;
    leave(input);
  }
}

function offer(input, choices) {
  const id = input.id + '-choices';
  const list = document.getElementById(id) || document.createElement('datalist');
  list.id = id;
  list.replaceChildren(...choices.map(([value, label]) => {
    const option = document.createElement('option');
    option.value = value;
    option.label = label;
    return option;
  }));
  input.closest('.fjs-form-field').append(list);
  input.setAttribute('list', id);
  input.setAttribute('autocomplete', 'off');
}

async function offerBranches(service, branch) {
  const known = await services;
  if (branch && known.some(one => one.name === service.value)) {
    const all = await branchesOf(service.value);
    offer(branch, all.map(one => [one.name, one.releasable ? '' : one.why || (ARABIC ? 'لا يمكن إصداره' : 'cannot be released')]));
  }
}

/** A time as it is recorded: on the reader's clock, with its offset. */
function withOffset(local) {
  const minutes = -new Date(local).getTimezoneOffset();
  const two = number => String(number).padStart(2, '0');
  return local + ':00' + (minutes < 0 ? '-' : '+') + two(Math.floor(Math.abs(minutes) / 60)) + ':' + two(Math.abs(minutes) % 60);
}

function offerTime(input) {
  const field = input.closest('.fjs-form-field');
  const label = field.querySelector('label');
  const choice = document.createElement('input');
  choice.type = 'datetime-local';
  choice.className = 'form-control releases-time';
  choice.setAttribute('aria-label', (label ? label.textContent.trim() + ', ' : '') + (ARABIC ? 'بالتقويم والساعة' : 'by calendar and clock'));
  choice.addEventListener('change', () => choice.value && fill(input, withOffset(choice.value.slice(0, 16))).catch(console.error));
  field.append(choice);
}

async function open(form) {
  const [service, branch, version] = ['service', 'branch', 'version'].map(key => inputOf(form, key));
  if (!service) {
    return;
  }
  form.addEventListener('input', event => {
    typed = event.target;
  }, true);
  TIMES.map(key => inputOf(form, key)).filter(input => input).forEach(offerTime);
  service.addEventListener('input', () => offerBranches(service, branch).catch(console.error));
  if (branch && version) {
    let named = '';
    branch.addEventListener('change', () => {
      const found = VERSION.exec(branch.value.trim());
      if (found) {
        const before = named;
        named = found[1];
        fill(version, named, () => version.value && version.value !== before).catch(console.error);
      }
    });
  }
  // A form that is opened later finds what there is then.
  branches.clear();
  services = read('rest/services');
  const known = await services;
  offer(service, known.map(one => [one.name, one.running ? (ARABIC ? 'يعمل منها ' : 'runs ') + one.running : '']));
  if (known.length === 1) {
    await fill(service, known[0].name, () => service.value);
  }
  await offerBranches(service, branch);
  const owner = inputOf(form, 'owner');
  if (owner) {
    offer(owner, Object.entries(await read('board/owners')));
  }
}

/** The notice of Tasklist is gone after seconds and names nothing. */
function tellWhere(notice) {
  const panel = notice.parentElement;
  const [service, version] = started.split(' ');
  started = '';
  const told = document.createElement('div');
  told.className = 'alert alert-success releases-started';
  told.setAttribute('role', 'status');
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'close';
  close.textContent = '×';
  close.setAttribute('aria-label', ARABIC ? 'أغلق' : 'Close');
  close.addEventListener('click', () => told.remove());
  const link = document.createElement('a');
  link.href = root + '/app/releases/#/release/' + encodeURIComponent(service + '-' + version);
  link.textContent = ARABIC ? 'انظر أين وصل وماذا ينتظر' : 'See where it stands and what it waits for';
  link.setAttribute('data-test', 'started-release');
  told.append(close, ARABIC ? 'بدأ \u2068' + service + ' ' + version + '\u2069. ' : service + ' ' + version + ' has been started. ', link);
  panel.append(told);
  setTimeout(() => told.remove(), SHOWN_MILLIS);
}

function look() {
  document.querySelectorAll('.modal form.fjs-form').forEach(form => {
    if (!seen.has(form) && inputOf(form, 'service')) {
      seen.add(form);
      open(form).catch(console.error);
    }
  });
  if (started) {
    document.querySelectorAll('.page-notifications .alert:not(.releases-started)').forEach(notice => {
      if (started && STARTED.test(notice.textContent)) {
        tellWhere(notice);
      }
    });
  }
}

try {
  document.addEventListener('click', event => {
    const button = event.target.closest && event.target.closest('.modal-footer button');
    if (button) {
      const form = document.querySelector('.modal form.fjs-form');
      const [service, version] = form ? ['service', 'version'].map(key => inputOf(form, key)) : [];
      // Whoever goes back or closes the form starts nothing of it.
      started = service && version && button.type === 'submit' ? service.value.trim() + ' ' + version.value.trim() : '';
    }
  }, true);
  new MutationObserver(look).observe(document.body, {childList: true, characterData: true, subtree: true});
} catch (error) {
  console.error(error);
}

export default [];
