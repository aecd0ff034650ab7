// Everything on the page besides curves and top bar.

import '../styles/parts.css';
import '../dialogs/export-dialog.js';
import '../dialogs/help-dialog.js';
import '../dialogs/own-data-dialog.js';
import '../dialogs/share-dialog.js';
import '../panels/formula-strip.js';
import '../panels/notice-list.js';
import '../panels/runs-table.js';
import '../panels/side-panel.js';
import '../stage/stage-view.js';
