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

export const spaced = word => String(word).replaceAll('-', ' ');

/** A status as a coloured word; the colour repeats the word and says nothing more. */
export const status = word => el('span', {class: 'status status-' + word, 'data-test': 'release-status'}, spaced(word));

/** How long, for people: 4 s, 2 min 5 s, 1 h 3 min. */
export function duration(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) {
    return seconds + ' s';
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? minutes + ' min ' + (seconds % 60) + ' s' : Math.floor(minutes / 60) + ' h ' + (minutes % 60) + ' min';
}
