import { pageAddress } from '../host.js';

/** @type {import('../host.js').Host} */
export default {
  id: 'office',
  name: 'PowerPoint, Word',
  group: 'paper',
  forms: ['picture'],
  picture: 'png',
  hint: 'Save the picture and insert it. Then select it, press Ctrl+K (⌘K), and paste this address: a click on the picture opens the experiment.',
  write: (figure) => pageAddress(figure),
};
