// Refusals stand at the field that they are about, and in words; what is about none stands above the buttons.

import {el, said} from './dom.js';

let last = 0;

/** Shows violations (`field`, `item`, `message`) in a form; those from before go. */
export function shownAt(form, general, violations) {
  form.querySelectorAll('.at-field').forEach(old => old.remove());
  form.querySelectorAll('[aria-invalid]').forEach(input => {
    input.removeAttribute('aria-invalid');
    input.removeAttribute('aria-describedby');
  });
  const others = [];
  let first;
  for (const violation of violations) {
    const place = violation.field && form.querySelector('[data-field="' + CSS.escape(violation.field) + '"]');
    const input = place && place.querySelector('input, select, textarea');
    if (!place) {
      others.push(violation);
      continue;
    }
    const id = 'violation-' + (++last);
    place.append(el('span', {class: 'error at-field', id, 'data-test': 'violation'}, said(violation.message), violation.item ? el('code', {}, ' ' + violation.item) : ''));
    if (input) {
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', [input.getAttribute('aria-describedby'), id].filter(x => x).join(' '));
      first = first || input;
    }
  }
  general.hidden = others.length === 0;
  general.replaceChildren(...others.map(violation => said(violation.message, 'span', {class: 'line'})));
  if (first) {
    first.focus();
  }
}
