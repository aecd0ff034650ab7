// What is to be done about an address that does not read cleanly, or that names a figure of a lesson.

import { mendLink, splitAddress } from '../config/mend-link.js';
import { followLesson } from './lesson-address.js';
import { put } from './page-address.js';

/**
 * @param {import('./model/growing-catalog.js').GrowingCatalog} parts with the whole catalog
 */
export async function mendOrFollow({ catalog }) {
  if (/[?&]lesson=[^#]*$/.test(location.href)) await followLesson();
  const { href } = location;
  const { query, fragment } = splitAddress(mendLink(href, catalog));
  const target = `${location.pathname}${query && `?${query}`}${fragment && `#${fragment}`}`;
  if (!href.endsWith(target)) put(target, 'replaceState');
}
