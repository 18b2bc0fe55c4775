// A file with the numbers that a page shows, to be kept or opened in a spreadsheet.

import {el} from './dom.js';
import {t} from './texts.js';
import {readCsv} from './board-api.js';

/** Has the browser save a file. */
export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = el('a', {href: address, download: name, hidden: true});
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
}

/**
 * A button that saves what `path` answers as CSV. `asked` is called when it is pressed and says what is asked for, one after the
 * other; `failed` when that fails.
 */
export function csvButton(path, name, asked, failed, what) {
  return el('button', {
    type: 'button', class: 'csv', 'data-test': 'csv-' + name, 'aria-label': t('csv.of', {what}), click: async () => {
      try {
        const files = [];
        for (const one of asked()) {
          files.push(await readCsv(path, one));
        }
        // The first line of each names the columns.
        const all = files.map((file, i) => i ? file.slice(file.indexOf('\n') + 1) : file);
        save(new Blob(all, {type: 'text/csv;charset=utf-8'}), name + '.csv');
      } catch (error) {
        failed(error);
      }
    }
  }, t('csv.save'));
}
