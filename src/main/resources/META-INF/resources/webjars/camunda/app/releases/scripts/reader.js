// Who reads in this browser. What somebody has typed and not sent is kept here for that person alone: it goes when the person
// signs out, and when another person signs in, in whichever of the web applications. They ask who is signed in before they
// show anything, and this script hears the answer first. While it is not known who reads, nothing is read and nothing kept.
// A script that fails while a web application loads stops all of it, so nothing here throws.

/** What Tasklist itself keeps of a task's form, and shows again. */
export const SHOWN = 'camunda-form:';
/** Whose that is. */
export const OWNER = 'releases-draft-owner:';
const DRAFT = 'releases-draft:';
const READER = 'releases-reader';
const ASKS = /\/api\/admin\/auth\/user\/[^/?]+(?:\/(login|logout)\b.*)?(?:[?].*)?$/;

let person = '';

const own = account => DRAFT + encodeURIComponent(account) + ':';

function remove(unless) {
  Object.keys(localStorage)
    .filter(key => [SHOWN, OWNER, DRAFT].some(kind => key.startsWith(kind)) && !unless(key))
    .forEach(key => localStorage.removeItem(key));
}

/** Somebody is signed in: what others have left here is removed. */
export function reads(account) {
  try {
    const mine = Object.keys(localStorage)
      .filter(key => key.startsWith(OWNER) && localStorage.getItem(key) === account)
      .flatMap(key => [key, SHOWN + key.slice(OWNER.length)]);
    remove(key => key.startsWith(own(account)) || mine.includes(key));
    localStorage.setItem(READER, account);
    person = account;
  } catch (error) {
    // A browser without a memory keeps nothing of anybody.
    console.error(error);
  }
}

/** Somebody has signed out. */
export function leaves() {
  try {
    person = '';
    localStorage.removeItem(READER);
    remove(() => false);
  } catch (error) {
    console.error(error);
  }
}

/** Who reads; nobody where another person has signed in meanwhile, in another window. */
export const reader = () => {
  try {
    return person && localStorage.getItem(READER) === person ? person : '';
  } catch (error) {
    return '';
  }
};

/** What the reader has typed and not sent under this name, or null. */
export function draft(name) {
  try {
    return reader() ? JSON.parse(localStorage.getItem(own(reader()) + name)) : null;
  } catch (error) {
    return null;
  }
}

/** Keeps it, or forgets it where there is nothing; answers whether that could be done. */
export function keep(name, typed) {
  try {
    if (reader() && typed) {
      localStorage.setItem(own(reader()) + name, JSON.stringify(typed));
    } else if (reader()) {
      localStorage.removeItem(own(reader()) + name);
    }
    return reader() !== '';
  } catch (error) {
    return false;
  }
}

function heard(request, what) {
  try {
    if (what === 'logout' && request.status < 300) {
      leaves();
    } else if (what !== 'logout' && request.status === 200) {
      reads(JSON.parse(request.responseText).userId);
    }
  } catch (error) {
    console.error(error);
  }
}

// What another window shows of the person who read goes with the person.
addEventListener('storage', event => {
  if (event.key === READER && person && event.newValue !== person) {
    location.reload();
  }
});

const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, address, ...more) {
  const asks = ASKS.exec(String(address));
  if (asks) {
    this.addEventListener('load', () => heard(this, asks[1]));
  }
  return open.call(this, method, address, ...more);
};
