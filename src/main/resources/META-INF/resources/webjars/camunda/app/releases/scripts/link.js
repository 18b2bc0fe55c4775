// A link to the Releases application in the header of Camunda's web applications, which have no place for one. Their header
// comes and goes with the login. A script that fails while a web application loads stops all of it, so nothing here throws.

const ARABIC = location.pathname.includes('/app/tasklist/') && navigator.language.startsWith('ar');
const ADDRESS = location.pathname.split('/app/')[0] + '/app/releases/';

function place() {
  const menu = document.querySelector('[cam-widget-header] nav.app-menu > ul');
  if (!menu || menu.querySelector('.releases-link')) {
    return;
  }
  const link = document.createElement('a');
  link.href = ADDRESS;
  link.textContent = location.pathname.includes('/app/cockpit/') ? 'Board of releases' : ARABIC ? 'الإصدارات' : 'Releases';
  link.setAttribute('data-test', 'releases-link');
  const item = document.createElement('li');
  item.className = 'releases-link';
  item.append(link);
  menu.prepend(item);
}

try {
  new MutationObserver(place).observe(document.querySelector('[cam-widget-header]') || document.body, {childList: true, subtree: true});
  place();
} catch (error) {
  console.error(error);
}

export default [];
