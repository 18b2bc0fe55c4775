// Takes the place of the settings file in Camunda's webjar: what lies in the application itself comes first on the class path.
// Tasklist asks the browser for the reader's language; the one that was chosen in Releases comes before it.
try {
  const chosen = localStorage.getItem('releases.language');
  if (chosen) {
    Object.defineProperty(navigator, 'languages', {value: [chosen, ...navigator.languages], configurable: true});
  }
} catch (error) {
  // Without a memory the browser's language stays.
}

export default {
  app: {vendor: 'Maqsafy', name: 'Tasklist'},
  // What ar.json does not say is said in English: the forms are.
  locales: {availableLocales: ['en', 'ar'], fallbackLocale: 'en'},
  customScripts: ['../releases/scripts/sign-out.js', '../releases/scripts/link.js', '../releases/scripts/drafts.js', '../releases/scripts/second-factor.js', '../releases/scripts/take.js', '../releases/scripts/press.js', '../releases/scripts/refusals.js', '../releases/scripts/starting.js'],
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: 'claims the currently selected task'},
    focusFilter: {key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list'},
    focusList: {key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list'},
    focusForm: {key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form'},
    startProcess: {key: 'ctrl+alt+p', description: 'opens the start process modal dialog'}
  }
};
