// What pages of lessons do beyond text and pictures.

import { Theme } from '../elements/theme.js';

const theme = new Theme(document.documentElement, 'auto');
const button = document.querySelector('button.theme');
if (button instanceof HTMLButtonElement) {
  button.hidden = false;
  button.addEventListener('click', () => theme.toggle());
}
