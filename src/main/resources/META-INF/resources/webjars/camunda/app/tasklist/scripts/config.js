// Takes the place of the settings file in Camunda's webjar: what lies in the application itself comes first on the class path.
// Tasklist looks at the first language of the browser's only: it gets the one that Releases takes, which the reader chose there or
// which is the first of the browser's that there is.
import '../../releases/scripts/loading.js';
import '../../releases/scripts/reader.js';

function kept() {
  try {
    return localStorage.getItem('releases.language');
  } catch (error) {
    // Without a memory the browser's language stays.
    return null;
  }
}

const LANGUAGES = ['en', 'ar'];
const wanted = [kept(), ...(navigator.languages || []).map(l => l.split('-')[0])];
const language = wanted.find(l => LANGUAGES.includes(l)) || 'en';
Object.defineProperty(navigator, 'languages', {value: [language, ...(navigator.languages || [])], configurable: true});

// What the server refuses is told in that language, too: by itself the browser asks for its own ones.
const send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function (...body) {
  this.setRequestHeader('Accept-Language', language);
  return send.apply(this, body);
};

export default {
  app: {vendor: 'Maqsafy', name: 'Tasklist'},
  // What ar.json does not say is said in English: the forms are.
  locales: {availableLocales: LANGUAGES, fallbackLocale: 'en'},
  customScripts: ['../releases/scripts/sign-out.js', '../releases/scripts/link.js', '../releases/scripts/drafts.js', '../releases/scripts/second-factor.js', '../releases/scripts/take.js', '../releases/scripts/press.js', '../releases/scripts/refusals.js', '../releases/scripts/starting.js'],
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: 'claims the currently selected task'},
    focusFilter: {key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list'},
    focusList: {key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list'},
    focusForm: {key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form'},
    startProcess: {key: 'ctrl+alt+p', description: 'opens the start process modal dialog'}
  }
};
