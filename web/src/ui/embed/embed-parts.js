// What every embedded page has besides curves, transport, and the views that its address asks for.

import '../../elements/styles/embed-parts.css';
import '../../elements/styles/parts.css';
import '../panels/notice-list.js';

export { listenForKeys, transportKeys } from '../keys.js';
export { canShow, flagProblems } from './check-flags.js';
export { viewNames } from './view-names.js';
