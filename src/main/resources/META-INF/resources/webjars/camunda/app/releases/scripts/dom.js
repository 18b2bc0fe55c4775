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
  element.append(...children.flat(Infinity).filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

/** What people wrote: its direction is its own. */
export const said = (text, name = 'span', attributes = {}) => el(name, {dir: 'auto', ...attributes}, text);

/** Shows other children and keeps the focus where it was, by `data-focus`. */
export function replace(node, ...children) {
  const focus = document.activeElement && node.contains(document.activeElement) && document.activeElement.dataset.focus;
  node.replaceChildren(...children.flat(Infinity).filter(child => child));
  if (focus) {
    const again = [...node.querySelectorAll('[data-focus]')].find(one => one.dataset.focus === focus);
    if (again) {
      again.focus({preventScroll: true});
    }
  }
}
