// Everything of the page that is not needed for the first curve.

import './styles/late.css';
import './dialogs/export-dialog.js';
import './dialogs/help-dialog.js';
import './dialogs/own-data-dialog.js';
import './dialogs/share-dialog.js';
import './panels/formula-strip.js';
import './panels/notice-list.js';
import './panels/runs-table.js';
import './panels/side-panel.js';
import './stage/stage-view.js';
