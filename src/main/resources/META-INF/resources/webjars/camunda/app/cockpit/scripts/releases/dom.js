// Elements are made here and nowhere else: data only ever becomes text or an attribute, never markup.

/** Makes an element; `attributes` with a function as value are event listeners, children are nodes or texts. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(key, value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat().filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

/** Loads our style sheet once. */
export function withStyles() {
  if (!document.getElementById('releases-styles')) {
    document.head.append(
      el('link', {
        id: 'releases-styles',
        rel: 'stylesheet',
        href: new URL('releases.css', import.meta.url).href
      })
    );
  }
}

/** A status as a coloured word; the colour repeats the word and says nothing more. */
export function status(word) {
  return el('span', {class: 'rel-status rel-status-' + word, 'data-test': 'release-status'}, spaced(word));
}

export function spaced(word) {
  return String(word).replaceAll('-', ' ');
}

/** Date and time in UTC, as in the log and the evidence. */
export function time(instant) {
  return el('time', {datetime: instant, title: instant}, instant.slice(0, 10) + ' ' + instant.slice(11, 19));
}
