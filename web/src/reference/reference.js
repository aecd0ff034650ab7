// The reference page is complete without any script; this only follows the reader's choice of theme.

import { Theme } from '../elements/theme.js';

new Theme(document.documentElement, 'auto');
