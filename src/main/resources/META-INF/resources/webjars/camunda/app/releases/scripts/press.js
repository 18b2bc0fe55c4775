// A form moves when a reason at a field comes or goes, and what somebody is about to press moves away. So a reason that comes
// while the pointer is pressed, because its field was left by that, is shown once it has been released: what was pressed stays
// below the pointer, by mouse and by finger. The place of a reason that has gone is kept until then. Where a form moves between
// press and release nevertheless, the release hits something else and the browser makes no click of it: then what was pressed is
// clicked, as whoever pressed it meant. Whoever moves away before the release still changes nothing.
// A script that fails while Tasklist loads stops all of it, so nothing here throws.

const PLACES = '.task-card, .modal';
const STILL_PIXELS = 8;

/** Fields with a reason, and how high they are with it. */
let heights = new Map();
const kept = new Set();
const held = new Set();
/** Whether a button of the mouse is down, or the browser tells a tap as one. */
let down = false;
let pressed = null;

function holdBack(reasons) {
  const before = new Set([...heights.values()].flatMap(field => field.reasons));
  reasons.filter(reason => down && !before.has(reason)).forEach(reason => {
    reason.style.display = 'none';
    held.add(reason);
  });
}

function keepPlaces() {
  const reasons = [...document.querySelectorAll('.fjs-form-field-error')];
  holdBack(reasons);
  const now = new Map();
  reasons.forEach(reason => {
    const field = reason.closest('.fjs-form-field');
    if (field) {
      const known = now.get(field) || {height: field.offsetHeight, reasons: []};
      known.reasons.push(reason);
      now.set(field, known);
    }
  });
  heights.forEach(({height}, field) => {
    if (!now.has(field) && field.isConnected) {
      field.style.minHeight = height + 'px';
      kept.add(field);
    }
  });
  heights = now;
}

function givePlacesBack() {
  down = false;
  held.forEach(reason => {
    reason.style.display = '';
  });
  held.clear();
  kept.forEach(field => {
    field.style.minHeight = '';
  });
  kept.clear();
  keepPlaces();
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
}

try {
  new MutationObserver(keepPlaces).observe(document.body, {childList: true, subtree: true});
  addEventListener('pointerdown', press, true);
  addEventListener('pointerup', release, true);
  addEventListener('mousedown', event => {
    down = event.button === 0;
  }, true);
  // After the click; a press may also end elsewhere: outside of the window, or in a list of the browser's own.
  ['mouseup', 'dragend', 'blur', 'pointermove'].forEach(kind => addEventListener(kind, event => {
    const ended = kind === 'blur' ? event.target === window : kind !== 'pointermove' || down && event.buttons === 0;
    if (ended) {
      setTimeout(givePlacesBack);
    }
  }, true));
  addEventListener('pointercancel', () => {
    pressed = null;
  }, true);
} catch (error) {
  console.error(error);
}

export default [];
