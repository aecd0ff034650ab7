import './elements/styles/index.css';
import { startPage } from './ui/start-page.js';

startPage(/** @type {HTMLElement} */ (document.querySelector('#page')));
