// On a slow line the web applications of Camunda give up after seven seconds, although their pages ask for no such limit, and
// show that they are loading for ever. Here they wait as long as the browser does; where something cannot be loaded, or is
// not there after a while, they say so. A script that fails while a web application loads stops all of it, so nothing here throws.

const PATIENCE_MILLIS = 20000;

function tell() {
  const splash = document.querySelector('.app-splash');
  if (!splash) {
    return;
  }
  const arabic = (navigator.languages[0] || '').startsWith('ar');
  const again = document.createElement('button');
  again.type = 'button';
  again.className = 'btn btn-primary';
  again.textContent = arabic ? 'أعد التحميل' : 'Reload';
  again.addEventListener('click', () => location.reload());
  const told = document.createElement('p');
  told.setAttribute('role', 'alert');
  told.dir = 'auto';
  told.style.textAlign = 'center';
  told.setAttribute('data-test', 'not-loaded');
  told.append(arabic ? 'لم تُحمّل هذه الصفحة كاملة بعد. ' : 'This page is not loaded completely yet. ', again);
  splash.replaceChildren(told);
}

try {
  // 0 is no limit.
  window.require.config({waitSeconds: 0});
  window.require.onError = problem => {
    console.error(problem);
    tell();
  };
  setTimeout(tell, PATIENCE_MILLIS);
} catch (error) {
  console.error(error);
}
