// The auditors' pages as a Cockpit plugin. A script that fails while Cockpit loads stops all of Cockpit, so this file
// does nothing but register; what draws the pages is loaded when a page is opened, and whatever fails is shown there.

async function show(node, module, what) {
  try {
    await what(await import(module));
  } catch (error) {
    console.error(error);
    const message = document.createElement('p');
    message.setAttribute('role', 'alert');
    message.setAttribute('data-test', 'release-error');
    message.textContent = 'This page cannot be shown: ' + (error && error.message ? error.message : error);
    node.replaceChildren(message);
  }
}

export default [
  {
    id: 'releases-log',
    pluginPoint: 'cockpit.route',
    properties: {path: '/releases'},
    render: node => {
      show(node, './releases/log-page.js', page => page.render(node));
    }
  },
  {
    id: 'releases-release',
    pluginPoint: 'cockpit.route',
    properties: {path: '/releases/:key'},
    render: node => {
      show(node, './releases/release-page.js', page => page.render(node));
    }
  },
  {
    id: 'releases-rules',
    pluginPoint: 'cockpit.route',
    properties: {path: '/rules'},
    render: node => {
      show(node, './releases/rules-page.js', page => page.render(node));
    }
  },
  {
    id: 'releases-rule',
    pluginPoint: 'cockpit.route',
    properties: {path: '/rules/:file'},
    render: node => {
      show(node, './releases/rules-page.js', page => page.render(node));
    }
  },
  {
    id: 'releases-instance-history',
    pluginPoint: 'cockpit.processInstance.runtime.tab',
    properties: {label: 'Release'},
    render: (node, {api, processInstanceId}) => {
      show(node, './releases/history-tab.js', tab => tab.instance(node, api, processInstanceId));
    }
  },
  {
    id: 'releases-definition-history',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    properties: {label: 'Versions and releases'},
    render: (node, {api, processDefinitionId}) => {
      show(node, './releases/history-tab.js', tab => tab.definition(node, api, processDefinitionId));
    }
  },
  {
    id: 'releases-rules-navigation',
    pluginPoint: 'cockpit.navigation',
    priority: 0,
    properties: {
      priority: 0,
      checkActive: url => String(url).includes('#/rules')
    },
    render: node => {
      const link = document.createElement('a');
      link.href = '#/rules';
      link.textContent = 'Rules';
      link.setAttribute('data-test', 'rules-navigation');
      node.replaceChildren(link);
    }
  },
  {
    id: 'releases-navigation',
    pluginPoint: 'cockpit.navigation',
    priority: 1,
    properties: {
      priority: 1,
      checkActive: url => String(url).includes('#/releases')
    },
    render: node => {
      const link = document.createElement('a');
      link.href = '#/releases';
      link.textContent = 'Releases';
      link.setAttribute('data-test', 'releases-navigation');
      node.replaceChildren(link);
    }
  }
];
