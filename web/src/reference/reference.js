// The reference page is complete without any script; this only follows the reader's choice of theme.

import { startTheme } from '../ui/theme.js';

startTheme('auto');
