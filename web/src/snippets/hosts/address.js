import { embedAddress } from '../host.js';

/** @type {import('../host.js').Host} */
export default {
  id: 'address',
  name: 'Address only',
  group: 'page',
  forms: ['iframe'],
  picture: 'png',
  hint: 'Where a program asks for an address: Notion, Google Sites, a button, a mail.',
  write: embedAddress,
};
