import '../elements/styles/index.css';
import { startPage } from '../ui/start-page.js';
import { unpackText } from './inside.js';
import { ownAddress } from './own-address.js';

// Names of files are all that counts of an address here, see fetch-file.js.
const DATA = 'https://single.file/data/';

startPage(/** @type {HTMLElement} */ (document.querySelector('#page')), {
  address: ownAddress(),
  training: { dataUrl: DATA },
})
  .then((store) => store.settled)
  .then(() => unpackText('licences.txt'));
