// Takes the place of the settings file in Camunda's webjar: what lies in the application itself comes first on the class path.
import '../../releases/scripts/loading.js';
import '../../releases/scripts/reader.js';

export default {
  app: {vendor: 'Maqsafy', name: 'Admin'},
  customScripts: ['../releases/scripts/sign-out.js', '../releases/scripts/link.js']
};
