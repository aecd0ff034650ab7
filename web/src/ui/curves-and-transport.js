// Training as the page and its embedded form both show it.

import './charts/curves-view.js';
import './panels/transport-controls.js';
