// Whoever is refused for want of a second factor is told an address; in Tasklist's notices it becomes a link. A script that
// fails while Tasklist loads stops all of it, so nothing here throws.

const root = location.pathname.split('/camunda/')[0];
const ADDRESS = /\/sign-in\/second-factor\?task=[A-Za-z0-9-]{1,64}/;

function link(notice) {
  const texts = document.createTreeWalker(notice, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const found = ADDRESS.exec(text.data);
    if (found && !text.parentElement.closest('a')) {
      const address = text.splitText(found.index);
      address.splitText(found[0].length);
      const again = document.createElement('a');
      again.href = root + found[0];
      again.setAttribute('data-test', 'second-factor');
      address.replaceWith(again);
      again.append(address);
      return;
    }
  }
}

try {
  new MutationObserver(() => document.querySelectorAll('.notifications .alert').forEach(link))
    .observe(document.body, {childList: true, characterData: true, subtree: true});
} catch (error) {
  console.error(error);
}

export default [];
