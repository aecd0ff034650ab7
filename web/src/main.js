import './ui/styles/index.css';
import { startPage } from './ui/start-page.js';

startPage(document.querySelector('#page'));
