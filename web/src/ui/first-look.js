// What the page and its embedded form show at first.

import './charts/curves-view.js';
import './panels/transport-controls.js';

export { isTyping } from './playground-keys.js';
