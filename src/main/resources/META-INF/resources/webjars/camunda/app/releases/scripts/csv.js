// A file with the numbers that a page shows, to be kept or opened in a spreadsheet.

import {el} from './dom.js';
import {t} from './texts.js';
import {readCsv} from './board-api.js';

/** A button that saves what `path` answers as CSV; `asked` is called when it is pressed, `failed` when that fails. */
export function csvButton(path, name, asked, failed, what) {
  return el('button', {
    type: 'button', class: 'csv', 'data-test': 'csv-' + name, 'aria-label': t('csv.of', {what}), click: async () => {
      try {
        const address = URL.createObjectURL(await readCsv(path, asked()));
        const link = el('a', {href: address, download: name + '.csv', hidden: true});
        document.body.append(link);
        link.click();
        link.remove();
        URL.revokeObjectURL(address);
      } catch (error) {
        failed(error);
      }
    }
  }, t('csv.save'));
}
