// Who is away and who stands in; to name and to end it; and which role will have nobody.

import {el, replace, said} from './dom.js';
import {parts, t, word} from './texts.js';
import {moment} from './times.js';
import {person} from './parts.js';
import {endDeputy, nameDeputy, readDeputies} from './board-api.js';
import {shownAt} from './fields.js';

const roles = list => list.split(',').map(role => word('role', role.trim())).join(' / ');

/** A line for each role that will have nobody; nothing while all have somebody. */
export function gaps(shown) {
  return shown.uncovered.map(gap => el('li', {class: 'gap', 'data-test': 'gap'},
    el('b', {}, gap.types.length ? t('deputy.too-few', {types: gap.types.map(type => word('type', type)).join(t('or'))}) : roles(gap.role)), ' ',
    parts(gap.until ? 'deputy.gap' : 'deputy.gap-open', {from: moment(gap.from), until: gap.until ? moment(gap.until) : ''}),
    gap.away.length > 0 && [' ', parts('deputy.away', {who: gap.away.slice().sort().flatMap((one, i) => [i ? ', ' : '', person(one, shown.names)])})]));
}

export async function render({main, title, reader, failed}) {
  title(t('nav.deputies'));
  let shown = await readDeputies();
  reader(shown.me, shown.names);
  const missing = el('div');
  const list = el('div');
  const told = el('p', {class: 'done', role: 'status', 'data-test': 'deputy-done'});

  async function read() {
    try {
      shown = await readDeputies();
      draw();
    } catch (error) {
      failed(error);
    }
  }

  function draw() {
    const found = gaps(shown);
    replace(missing, found.length > 0 && [el('h2', {}, t('deputy.uncovered')), el('ul', {class: 'rows'}, found)]);
    replace(list, shown.deputies.length
      ? el('ul', {class: 'rows'}, shown.deputies.map(entry))
      : el('p', {class: 'empty'}, t('deputy.none')));
  }

  function entry(one) {
    const may = shown.forOthers || [one.principal, one.substitute].includes(shown.me);
    return el('li', {'data-test': 'deputy'},
      el('span', {}, one.substitute
        ? parts('deputy.stands-in', {substitute: el('b', {}, person(one.substitute, shown.names)), who: person(one.principal, shown.names)})
        : parts('deputy.nobody', {who: person(one.principal, shown.names)})),
      el('span', {class: 'badge'}, word('role', one.role)),
      el('span', {class: 'more'}, parts('deputy.gap', {from: moment(one.from), until: moment(one.until)})),
      one.reason && said(one.reason, 'span', {class: 'more'}),
      el('span', {class: 'more'}, parts('deputy.named-by', {who: person(one.namedBy, shown.names)})),
      may && el('button', {type: 'button', 'data-test': 'deputy-end', 'data-focus': 'end-' + one.id, click: () => end(one)}, t('deputy.end')));
  }

  async function end(one) {
    try {
      await endDeputy(one.id);
      told.textContent = t('deputy.ended');
      await read();
    } catch (error) {
      told.textContent = error.message;
    }
  }

  function form() {
    const general = el('p', {class: 'error', role: 'alert', hidden: true, 'data-test': 'deputy-error'});
    const send = el('button', {type: 'submit', class: 'primary', 'data-test': 'deputy-send'}, t('deputy.name'));
    const field = (name, input) => el('label', {'data-field': name}, t('deputy.' + name), input);
    const made = el('form', {class: 'act', 'aria-label': t('deputy.new'), novalidate: true, submit},
      shown.forOthers && field('principal', el('input', {name: 'principal', dir: 'ltr', autocomplete: 'off', placeholder: shown.me})),
      field('role', el('select', {name: 'role'}, shown.roles.map(role => el('option', {value: role}, word('role', role))))),
      field('substitute', el('input', {name: 'substitute', dir: 'ltr', autocomplete: 'off'})),
      field('from', el('input', {type: 'datetime-local', name: 'from'})),
      field('until', el('input', {type: 'datetime-local', name: 'until', required: true})),
      field('reason', el('input', {name: 'reason', dir: 'auto', maxlength: '500', autocomplete: 'off'})),
      general, el('div', {class: 'buttons'}, send));
    const time = input => input.value ? new Date(input.value).toISOString() : '';

    async function submit(event) {
      event.preventDefault();
      send.disabled = true;
      shownAt(made, general, []);
      told.textContent = '';
      try {
        await nameDeputy({
          principal: made.principal ? made.principal.value : '', role: made.role.value, substitute: made.substitute.value,
          from: time(made.from), until: time(made.until), reason: made.reason.value
        });
        told.textContent = t('deputy.done');
        made.reset();
        await read();
      } catch (error) {
        shownAt(made, general, error.violations.length ? error.violations : [{message: error.message}]);
      } finally {
        send.disabled = false;
      }
    }
    return made;
  }

  main.replaceChildren(
    el('h1', {}, t('nav.deputies')), el('p', {class: 'more'}, t('deputy.what')),
    missing, el('h2', {}, t('deputy.all')), list, told,
    ...(shown.roles.length ? [el('h2', {}, t('deputy.new')), form()] : [el('p', {class: 'empty'}, t('deputy.no-role'))]));
  draw();
  return {};
}
