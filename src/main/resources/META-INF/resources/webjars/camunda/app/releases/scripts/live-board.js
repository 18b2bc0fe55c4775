// Tells a page that something has changed. Only a page that is seen holds a connection, however many are open.

import {watchAll} from './board-api.js';

const TOGETHER = 1000;

/** Calls `changed` at most once a second after something happened, and when the page is seen again. */
export function follow(changed, connected) {
  let source;
  let waits;
  let ended = false;

  function soon() {
    if (!waits) {
      waits = setTimeout(() => {
        waits = undefined;
        if (!ended) {
          changed();
        }
      }, TOGETHER);
    }
  }

  function open() {
    close();
    source = watchAll();
    source.addEventListener('open', () => connected('live'));
    for (const name of ['status', 'task', 'remark']) {
      source.addEventListener(name, soon);
    }
    source.addEventListener('error', () => {
      connected(source && source.readyState === 2 ? 'closed' : 'waiting');
      if (source && source.readyState === 2) {
        // The session is over, or too many streams are open: the next look says which.
        setTimeout(() => !ended && !document.hidden && open(), 15000);
      }
    });
  }

  function close() {
    if (source) {
      source.close();
      source = undefined;
    }
  }

  function seen() {
    if (document.hidden) {
      close();
      connected('waiting');
    } else {
      open();
      soon();
    }
  }

  document.addEventListener('visibilitychange', seen);
  if (!document.hidden) {
    open();
  }
  return () => {
    ended = true;
    document.removeEventListener('visibilitychange', seen);
    clearTimeout(waits);
    close();
  };
}
