import { encode } from 'uqr';
import { QUIET_ZONE } from '../drawing/link-code.js';

/**
 * @param {string} link that can have a code, see codeProblem
 * @returns {boolean[][]} squares of its QR code with the white border around them; true: black
 */
export function codeOf(link) {
  return encode(link, { ecc: 'L', border: QUIET_ZONE }).data;
}
