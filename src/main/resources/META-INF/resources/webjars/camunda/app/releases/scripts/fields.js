// Refusals stand at the field that they are about, and in words; what is about none stands above the buttons.

import {el, said} from './dom.js';
import {item, spoken} from './texts.js';
import {timed} from './times.js';

let last = 0;

/** In words, with its times as people read them; above those that are in another language stands what the policy asks for. */
export function sentence({item: id, message}, zone) {
  const asked = item(id, message);
  return [asked && el('span', {class: 'line'}, asked), said(timed(spoken(message), zone))];
}

const LIST = /[a-z][a-z0-9-]*(?:, [a-z][a-z0-9-]*)+/g;

/** What can be chosen, by what is written beside it: programs are told by ids. */
function chosenFrom(place, violation) {
  const written = new Map([...place.querySelectorAll('input[type=checkbox], select option')]
    .map(one => [one.value, (one.label || one.closest('label').textContent).trim()]));
  return {...violation, message: violation.message.replace(LIST, ids => ids.split(', ').map(id => written.get(id) ?? id).join(', '))};
}

/** Takes away what was refused in a form or a field of it; what else describes a field stays. */
function cleared(place) {
  place.querySelectorAll('.at-field').forEach(old => old.remove());
  place.querySelectorAll('[aria-invalid]').forEach(input => {
    input.removeAttribute('aria-invalid');
    const others = (input.getAttribute('aria-describedby') || '').split(' ').filter(id => id && !id.startsWith('violation-'));
    if (others.length > 0) {
      input.setAttribute('aria-describedby', others.join(' '));
    } else {
      input.removeAttribute('aria-describedby');
    }
  });
}

/** Shows violations (`field`, `item`, `message`) in a form; those from before go, and each goes once its field is changed. Their times are told on the clock of the zone, too. */
export function shownAt(form, general, violations, zone) {
  cleared(form);
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
    place.append(el('span', {class: 'error at-field', id, 'data-test': 'violation'}, sentence(chosenFrom(place, violation), zone), violation.item ? el('code', {}, ' ' + violation.item) : ''));
    place.addEventListener('input', () => cleared(place), {once: true});
    if (input) {
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', [input.getAttribute('aria-describedby'), id].filter(x => x).join(' '));
      first = first || input;
    }
  }
  general.hidden = others.length === 0;
  general.replaceChildren(...others.map(violation => el('span', {class: 'line'}, sentence(violation, zone))));
  if (first) {
    first.focus();
  }
}
