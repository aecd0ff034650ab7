// What pages of lessons do beyond text and pictures: all of it can be read without.

import { Theme } from '../elements/theme.js';
import { followExercises } from './exercises.js';
import { followWords } from './acting-words.js';
import { keepPictures } from './kept-pictures.js';
import { offerStudies } from './studies.js';
import { followPredictions } from './predictions.js';
import { followProgress } from './progress.js';
import { offerSearch } from './search-box.js';

const theme = new Theme(document.documentElement, 'auto');
const button = document.querySelector('button.theme');
if (button instanceof HTMLButtonElement) {
  button.hidden = false;
  button.addEventListener('click', () => theme.toggle());
}
followWords(document);
followPredictions(document);
followExercises(document);
followProgress(document);
offerStudies(document);
offerSearch(document);
keepPictures(document, navigator.serviceWorker);
