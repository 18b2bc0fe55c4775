// A form moves when a reason at a field comes or goes, and what somebody is about to press moves away. So the place of a reason
// that has gone is kept until the pointer has been released the next time. Where a reason comes between press and release, when
// its field is left, the release hits something else and the browser makes no click of it: then what was pressed is clicked, as
// whoever pressed it meant. Whoever moves away before the release still changes nothing.
// A script that fails while Tasklist loads stops all of it, so nothing here throws.

const PLACES = '.task-card, .modal';
const STILL_PIXELS = 8;

/** Fields with a reason, and how high they are with it. */
let heights = new Map();
const kept = new Set();
let pressed = null;

function keepPlaces() {
  const now = new Map([...document.querySelectorAll('.fjs-form-field-error')]
    .map(reason => reason.closest('.fjs-form-field'))
    .filter(field => field)
    .map(field => [field, field.offsetHeight]));
  heights.forEach((height, field) => {
    if (!now.has(field) && field.isConnected) {
      field.style.minHeight = height + 'px';
      kept.add(field);
    }
  });
  heights = now;
}

function givePlacesBack() {
  kept.forEach(field => {
    field.style.minHeight = '';
  });
  kept.clear();
}

/** A label first: a release anywhere within it is a click of its box already. */
const controlAt = target => target.closest('label') || target.closest('input, button, a');

const byMouse = event => event.pointerType === 'mouse' && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;

function press(event) {
  const control = byMouse(event) && event.target.closest && event.target.closest(PLACES) && controlAt(event.target);
  pressed = control ? {control, x: event.clientX, y: event.clientY} : null;
}

function release(event) {
  const {control, x, y} = pressed || {};
  const still = control && Math.hypot(event.clientX - x, event.clientY - y) <= STILL_PIXELS;
  if (still && control.isConnected && !control.disabled && !control.contains(event.target)) {
    control.click();
  }
  pressed = null;
  // After the click.
  setTimeout(givePlacesBack);
}

try {
  new MutationObserver(keepPlaces).observe(document.body, {childList: true, subtree: true});
  addEventListener('pointerdown', press, true);
  addEventListener('pointerup', release, true);
  addEventListener('pointercancel', () => {
    pressed = null;
  }, true);
} catch (error) {
  console.error(error);
}

export default [];
