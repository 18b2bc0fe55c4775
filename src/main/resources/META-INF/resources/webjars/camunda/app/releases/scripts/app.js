// The frame of the Releases application: its header, and the page that the address names. Whatever fails is said on the page.

import {el, said} from './dom.js';
import {choose, load, others, t} from './texts.js';
import {failure, mayStart} from './parts.js';
import {readMe, signOut} from './board-api.js';
import {leaves, reads} from './reader.js';

const PAGES = [
  [/^\/release\/([^/?]+)$/, './release-page.js', ''],
  [/^\/new$/, './new-page.js', 'new'],
  [/^\/all$/, './all-page.js', 'all'],
  [/^\/search$/, './search-page.js', 'search'],
  [/^\/overview$/, './overview-page.js', 'overview'],
  [/^\/suspicions$/, './suspicions-page.js', 'suspicions'],
  [/^\/retention$/, './retention-page.js', 'retention'],
  [/^\/deputies$/, './deputies-page.js', 'deputies'],
  [/^\/?$/, './board-page.js', 'board']
];

/** Whom Cockpit lets in. */
const COCKPIT = ['auditor', 'process-owner', 'camunda-admin'];

const header = document.getElementById('header');
const main = document.getElementById('page');

let shown;
let connection;
let who;
let roles = [];

/** Who is signed in decides which pages the header names; who is not is told so by the page. */
async function recognise() {
  roles = await readMe().then(me => {
    reads(me.id);
    return me.roles;
  }, () => []);
}

function show(place) {
  const link = (page, address) => el('a', {href: address, 'aria-current': place === page && 'page', 'data-test': 'nav-' + page}, t('nav.' + page));
  who = said('', 'span', {class: 'who', 'data-test': 'reader'});
  connection = el('span', {class: 'connection', role: 'status', 'data-test': 'connection'});
  header.replaceChildren(
    el('a', {class: 'skip', href: '#page', click: event => {
      event.preventDefault();
      main.focus();
    }}, t('nav.skip')),
    el('header', {class: 'bar'},
      el('a', {class: 'brand', href: '#/'}, t('app.name')),
      el('nav', {'aria-label': t('nav.pages')}, link('board', '#/'), link('all', '#/all'), link('search', '#/search'), mayStart(roles) && link('new', '#/new'), link('deputies', '#/deputies'), link('overview', '#/overview'), roles.includes('auditor') && link('suspicions', '#/suspicions'),
        (roles.includes('auditor') || roles.includes('management')) && link('retention', '#/retention')),
      connection,
      el('nav', {'aria-label': t('nav.apps'), class: 'apps'},
        el('a', {href: '../tasklist/', 'data-test': 'tasklist-link'}, t('app.tasklist')),
        COCKPIT.some(role => roles.includes(role)) && el('a', {href: '../cockpit/', 'data-test': 'cockpit-link'}, t('app.cockpit')),
        who,
        others().map(language => el('button', {type: 'button', lang: language, class: 'plain', 'data-test': 'language-' + language, click: () => choose(language)},
          language === 'ar' ? 'العربية' : 'English')),
        roles.length > 0 && el('button', {type: 'button', class: 'plain', 'data-test': 'sign-out', click: leave}, t('nav.sign-out')))));
}

/** What is signed out is gone: whoever has typed what would be lost is asked before. */
function leave() {
  if (mayLeave()) {
    signOut().then(() => {
      shown = undefined;
      leaves();
      location.assign('../tasklist/');
    }).catch(failed);
  }
}

/** Whether nothing would be lost that somebody has typed on the page, or may be. */
const mayLeave = () => !shown || !shown.page.loses || !shown.page.loses() || confirm(t('leave.loses'));

function connected(state) {
  connection.dataset.state = state;
  connection.textContent = t('connection.' + state);
}

/** The address after the hash, and what is asked behind its question mark. */
function place() {
  const [path, query] = location.hash.replace(/^#/, '').split('?');
  return {path, asked: Object.fromEntries(new URLSearchParams(query || ''))};
}

async function open() {
  const {path, asked} = place();
  const [pattern, module, name] = PAGES.find(([p]) => p.test(path)) || PAGES[PAGES.length - 1];
  if (shown && shown.module === module && shown.path === path && shown.page.asked) {
    shown.page.asked(asked);
    return;
  }
  if (!mayLeave()) {
    history.replaceState(null, '', shown.address);
    return;
  }
  if (shown && shown.page.leave) {
    shown.page.leave();
  }
  show(name);
  const mine = {module, path, address: location.href, page: {}};
  const before = shown;
  shown = mine;
  main.replaceChildren(el('p', {class: 'empty', role: 'status'}, t('loading')));
  try {
    const match = path.match(pattern);
    const {render} = await import(module);
    mine.page = await render({
      main, asked, connected, failed,
      reader: (account, names) => {
        who.textContent = names[account] || account;
      },
      key: match && match[1] && decodeURIComponent(match[1]),
      title: text => {
        document.title = text + ' · ' + t('app.name');
      }
    }) || {};
    if (shown !== mine && mine.page.leave) {
      mine.page.leave();
    }
    if (before) {
      main.focus({preventScroll: true});
      scrollTo(0, 0);
    }
  } catch (error) {
    failed(error);
  }
}

function failed(error) {
  console.error(error);
  connected('closed');
  main.replaceChildren(...failure(error).filter(part => part));
  if (error.status === 401) {
    // Whoever comes back from signing in elsewhere finds the page.
    addEventListener('focus', again, {once: true});
  }
}

async function again() {
  if (shown && shown.page.leave) {
    shown.page.leave();
  }
  shown = undefined;
  await recognise();
  open();
}

try {
  await Promise.all([load(), recognise()]);
  addEventListener('hashchange', open);
  addEventListener('beforeunload', event => {
    if (shown && shown.page.loses && shown.page.loses()) {
      event.preventDefault();
    }
  });
  await open();
} catch (error) {
  main.replaceChildren(said(error.message, 'p', {class: 'error', role: 'alert'}));
}
