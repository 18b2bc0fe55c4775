// What a start form in Tasklist is given beside its fields: the services and their branches to choose from, a calendar and a
// clock beside a time, and the way to what was started. Everything can be typed as before; where nothing can be read, it is.
// A script that fails while Tasklist loads stops all of it, so nothing here throws.

const root = location.pathname.split('/app/')[0];
const TIMES = ['plannedAt', 'brokenSince'];
const VERSION = /(?:^|\/)v?(\d+\.\d+\.\d+)$/;
const SETTLED_MILLIS = 500;
const SHOWN_MILLIS = 60000;
const STARTED = /process has been started/i;

const seen = new WeakSet();
const branches = new Map();
let services;
let started = '';

const read = path => fetch(root + '/api/rest/' + path, {credentials: 'same-origin', headers: {Accept: 'application/json'}})
  .then(answer => answer.ok ? answer.json() : [])
  .catch(() => []);

const branchesOf = service => {
  if (!branches.has(service)) {
    branches.set(service, read('services/' + encodeURIComponent(service) + '/branches'));
  }
  return branches.get(service);
};

const inputOf = (form, key) => form.querySelector(`input[id$="-field_${key}"]`);

function fill(input, value) {
  input.value = value;
  input.dispatchEvent(new Event('input', {bubbles: true}));
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
    offer(branch, all.map(one => [one.name, one.releasable ? '' : one.why || 'cannot be released']));
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
  choice.setAttribute('aria-label', (label ? label.textContent.trim() + ', ' : '') + 'by calendar and clock');
  choice.addEventListener('change', () => choice.value && fill(input, withOffset(choice.value.slice(0, 16))));
  field.append(choice);
}

async function open(form) {
  const [service, branch, version] = ['service', 'branch', 'version'].map(key => inputOf(form, key));
  if (!service) {
    return;
  }
  TIMES.map(key => inputOf(form, key)).filter(input => input).forEach(offerTime);
  service.addEventListener('input', () => offerBranches(service, branch).catch(console.error));
  if (branch && version) {
    // After the form has taken the branch: until then it puts back what it knows of the other fields.
    branch.addEventListener('change', () => setTimeout(() => {
      const named = VERSION.exec(branch.value.trim());
      if (named && !version.value) {
        fill(version, named[1]);
      }
    }, SETTLED_MILLIS));
  }
  // A form that is opened later finds what there is then.
  branches.clear();
  services = read('services');
  const known = await services;
  offer(service, known.map(one => [one.name, one.running ? 'runs ' + one.running : '']));
  if (known.length === 1 && !service.value) {
    fill(service, known[0].name);
  }
  await offerBranches(service, branch);
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
  close.setAttribute('aria-label', 'Close');
  close.addEventListener('click', () => told.remove());
  const link = document.createElement('a');
  link.href = root + '/app/releases/#/release/' + encodeURIComponent(service + '-' + version);
  link.textContent = 'See where it stands and what it waits for';
  link.setAttribute('data-test', 'started-release');
  told.append(close, service + ' ' + version + ' has been started. ', link);
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
    const form = event.target.closest && event.target.closest('.modal-footer button') && document.querySelector('.modal form.fjs-form');
    const [service, version] = form ? ['service', 'version'].map(key => inputOf(form, key)) : [];
    if (service && version) {
      started = service.value.trim() + ' ' + version.value.trim();
      // A form in which something is missing is not sent, and what is missing may be out of sight.
      setTimeout(() => {
        const lacking = form.querySelector('.fjs-form-field-error:not(.releases-refusal)');
        if (lacking) {
          lacking.scrollIntoView({block: 'center'});
        }
      }, SETTLED_MILLIS);
    }
  }, true);
  new MutationObserver(look).observe(document.body, {childList: true, characterData: true, subtree: true});
} catch (error) {
  console.error(error);
}

export default [];
