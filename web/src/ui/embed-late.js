// What the embedded page has besides its first look and the views that its address asks for.

import './styles/late.css';
import './panels/notice-list.js';
