// Takes the place of the settings file in Camunda's webjar: what lies in the application itself comes first on the class path.
import '../../releases/scripts/loading.js';
import '../../releases/scripts/reader.js';

export default {
  app: {vendor: 'Maqsafy', name: 'Welcome'},
  customScripts: ['../releases/scripts/sign-out.js', '../releases/scripts/link.js'],
  links: [
    {
      label: 'Releases',
      href: '../../releases/',
      description: 'Where every release stands, what it waits for, and whose turn it is',
      priority: 1000
    }
  ]
};
