// What is written on the pages, in the reader's language: from the message files of the application.

const LANGUAGES = ['en', 'ar'];
const KEPT = 'releases.language';

let texts = {};
let language = 'en';

/** The language in which the page is. */
export const current = () => language;

/** For numbers and dates: digits as versions have them. */
export const locale = () => language === 'ar' ? 'ar-u-nu-latn' : 'en-GB';

export const others = () => LANGUAGES.filter(l => l !== language);

/** Reads the texts of the language that the reader chose, else of the first one of the browser's that there is. */
export async function load() {
  const wanted = [kept(), ...(navigator.languages || []).map(l => l.split('-')[0])];
  language = wanted.find(l => LANGUAGES.includes(l)) || 'en';
  const address = new URL('../../../api/board/texts/' + language, import.meta.url).pathname;
  const answer = await fetch(address, {credentials: 'same-origin'});
  if (!answer.ok) {
    throw new Error('The server answered ' + answer.status + '. Load this page again.');
  }
  texts = await answer.json();
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
}

/** Remembers a language in this browser; the page is loaded anew with it. */
export function choose(next) {
  try {
    localStorage.setItem(KEPT, next);
  } catch (error) {
    // Without a memory the browser's language stays.
  }
  location.reload();
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch (error) {
    return null;
  }
}

// {n} is a value, {n:one=day;other=days} the form of a word that goes with the number n: Arabic has up to six.
const PLACE = /\{(\w+)(?::([^{}]*))?\}/g;

function form(forms, number) {
  const all = Object.fromEntries(forms.split(';').map(one => one.split('=')));
  return all[new Intl.PluralRules(locale()).select(Number(number))] ?? all.other;
}

/** A text, with its places in braces filled in. */
export const t = (key, values = {}) =>
  (texts[key] ?? key).replace(PLACE, (place, name, forms) =>
    !(name in values) ? place : forms === undefined ? String(values[name]) : form(forms, values[name]));

/** The text of a word, or the word itself where nothing is written for it. */
export const word = (group, value) => texts[group + '.' + value] ?? String(value).replaceAll('-', ' ');

const ROLE = /(?<![\w./-])(?:release|technical|product|business|security|deployment|rollback|process)-owner(?![\w/@-]|\.\w)/g;

/** A sentence with the roles in it by their names, not by the ids of their groups. */
export const spoken = sentence => String(sentence ?? '').replace(ROLE, id => id.replace('-', ' '));

const ARABIC = /\p{Script=Arabic}/u;

/** What a policy item asks for, where what was said of it is in another language than the page. */
export const item = (id, said) => language === 'ar' && !ARABIC.test(said) ? texts['item.' + id] : undefined;

/** A text as parts, its places filled with elements. */
export function parts(key, values) {
  const text = texts[key] ?? key;
  const all = [];
  let end = 0;
  for (const place of text.matchAll(PLACE)) {
    const [whole, name, forms] = place;
    all.push(text.slice(end, place.index), forms === undefined ? values[name] ?? '' : form(forms, values[name]));
    end = place.index + whole.length;
  }
  return [...all, text.slice(end)].filter(part => part !== '');
}
