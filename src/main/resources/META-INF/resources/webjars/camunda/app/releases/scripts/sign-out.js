// Where people sign in at the company, whoever logs out of a web application leaves the company's session too, and
// whoever's session has ended is not shown a form for passwords that nobody has. With ?local the form stays, for the
// break-glass accounts. A script that fails while a web application loads stops all of it, so nothing here throws.

const root = location.pathname.split('/camunda/')[0];

async function leave() {
  try {
    if (!location.hash.startsWith('#/login') || new URLSearchParams(location.search).has('local')) {
      return;
    }
    const company = await fetch(root + '/sign-in/company');
    if (company.status !== 204) {
      return;
    }
    const form = document.createElement('form');
    form.method = 'post';
    form.action = root + '/sign-out';
    document.body.append(form);
    form.submit();
  } catch (error) {
    console.error(error);
  }
}

addEventListener('hashchange', leave);
leave();

export default [];
