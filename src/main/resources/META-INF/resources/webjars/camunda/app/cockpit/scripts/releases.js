// The auditors' pages as a Cockpit plugin. A script that fails while Cockpit loads stops all of Cockpit, so this file
// does nothing but register; what draws the pages is loaded when a page is opened, and whatever fails is shown there.

async function show(node, module, api) {
  try {
    const page = await import(module);
    await page.render(node, api);
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
    render: (node, {api}) => {
      show(node, './releases/log-page.js', api);
    }
  },
  {
    id: 'releases-release',
    pluginPoint: 'cockpit.route',
    properties: {path: '/releases/:key'},
    render: (node, {api}) => {
      show(node, './releases/release-page.js', api);
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
