// Whoever answers a task takes it: the first answer in the form of a task that nobody has claims it, and where there is
// nothing to answer *Claim and complete* does both. A click on *Claim* would say nothing more. Who may claim is asked as
// ever, before anything else is answered, and a refusal is read where that of *Claim* is read. Looking takes nothing: nor
// does the box that unfolds the rest of an approval.
// A script that fails while Tasklist loads stops all of it, so nothing here throws.

const ONLY_LOOKS = /-field_showAll$/;
const LONGEST_MILLIS = 15000;
const LOOK_EVERY_MILLIS = 50;
const ARABIC = navigator.languages[0].startsWith('ar');

// The task that was asked for: after a refusal one asks by *Claim* itself.
let asked = '';

function taskOf(hash) {
  return new URLSearchParams(hash.split('?')[1] || '').get('task') || '';
}

function claimOf(card) {
  return card && card.querySelector('.assignee button.claim');
}

// Tasklist leads the focus to the assignee after a claim; whoever types goes on typing.
function keepFocus(card) {
  const field = document.activeElement;
  if (!field || !field.closest('.fjs-form')) {
    return;
  }
  const back = event => {
    if (event.target.closest('[cam-tasklist-task-meta]')) {
      card.removeEventListener('focusin', back);
      field.focus({preventScroll: true});
    }
  };
  card.addEventListener('focusin', back);
  document.addEventListener('pointerdown', () => card.removeEventListener('focusin', back), {capture: true, once: true});
}

function claim(card) {
  const button = claimOf(card);
  const task = taskOf(location.hash);
  if (!button || button.disabled || asked === task) {
    return;
  }
  asked = task;
  keepFocus(card);
  button.click();
}

function answered(event) {
  const card = event.target.closest && event.target.closest('.task-card');
  const form = event.target.closest && event.target.closest('.fjs-form');
  if (card && form && claimOf(card) && !ONLY_LOOKS.test(event.target.id || '')) {
    // After the form itself has taken the answer.
    setTimeout(() => claim(card));
  }
}

function picked(event) {
  if (event.target.closest && event.target.closest('.fjs-dropdownlist-item')) {
    answered(event);
  }
}

function claimAndComplete(event) {
  const card = event.target.closest('.task-card');
  const task = taskOf(location.hash);
  const until = Date.now() + LONGEST_MILLIS;
  asked = '';
  claim(card);
  const look = () => {
    const complete = card.querySelector('.form-actions button.btn-primary:not(.claim-and-complete)');
    if (!card.isConnected || task !== taskOf(location.hash) || Date.now() > until) {
      return;
    }
    if (!claimOf(card) && complete && !complete.disabled) {
      complete.click();
    } else {
      setTimeout(look, LOOK_EVERY_MILLIS);
    }
  };
  look();
}

function place() {
  const card = document.querySelector('.task-card');
  if (card && !claimOf(card)) {
    asked = '';
  }
  const actions = card && card.querySelector('.form-actions');
  const own = card && card.querySelector('.claim-and-complete');
  if (own && !claimOf(card)) {
    own.remove();
  } else if (!own && actions && claimOf(card)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-primary claim-and-complete';
    button.textContent = ARABIC ? 'خذ المهمة وأنجزها' : 'Claim and complete';
    button.addEventListener('click', claimAndComplete);
    actions.append(button);
  }
}

try {
  addEventListener('hashchange', () => {
    asked = '';
  });
  ['input', 'change'].forEach(kind => document.addEventListener(kind, answered, true));
  document.addEventListener('click', picked, true);
  new MutationObserver(place).observe(document.body, {childList: true, subtree: true});
} catch (error) {
  console.error(error);
}

export default [];
