// The address that forms and messages know leads to the release's page.

const key = new URLSearchParams(location.search).get('release');
location.replace('./' + (key ? '#/release/' + encodeURIComponent(key) : ''));
