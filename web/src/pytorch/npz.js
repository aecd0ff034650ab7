// Writes arrays as an .npz file: a ZIP archive, without compression, of .npy files.

/** @typedef {{ name: string, values: ArrayLike<number>, shape: number[] }} NamedArray of float32 numbers */

import { floatBytes } from './numbers.js';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
// Midnight of the first day that a ZIP archive knows: files of equal content are equal.
const TIME = 0x210000;
// Header and data of a .npy file begin at multiples of this.
const ALIGNMENT = 64;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; ++bit) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/**
 * @param {NamedArray[]} arrays
 * @returns {Uint8Array} what numpy.load opens
 */
export function npz(arrays) {
  /** @type {Uint8Array[]} */
  const parts = [];
  /** @type {Uint8Array[]} */
  const directory = [];
  let offset = 0;
  for (const array of arrays) {
    const content = npy(array);
    const name = new TextEncoder().encode(`${array.name}.npy`);
    const about = [0, 0, TIME, crc32(content), content.length, content.length];
    const local = record(LOCAL, [20, ...about, name.length, 0], LOCAL_SIZES);
    const central = record(
      CENTRAL,
      [20, 20, ...about, name.length, 0, 0, 0, 0, 0, offset],
      CENTRAL_SIZES,
    );
    parts.push(local, name, content);
    directory.push(central, name);
    offset += local.length + name.length + content.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = [0, 0, arrays.length, arrays.length, size, offset, 0];
  return joined([...parts, ...directory, record(END, end, END_SIZES)]);
}

// Bytes of each field after the signature: version, flags, method, time with date, checksum, both sizes ...
const ABOUT_SIZES = [2, 2, 4, 4, 4, 4];
const LOCAL_SIZES = [2, ...ABOUT_SIZES, 2, 2];
const CENTRAL_SIZES = [2, 2, ...ABOUT_SIZES, 2, 2, 2, 2, 2, 4, 4];
const END_SIZES = [2, 2, 2, 2, 4, 4, 2];

/**
 * @param {number} signature
 * @param {number[]} fields
 * @param {number[]} sizes of the fields in bytes, 2 or 4
 */
function record(signature, fields, sizes) {
  const view = new DataView(new ArrayBuffer(sizes.reduce((sum, size) => sum + size, 4)));
  view.setUint32(0, signature, true);
  let at = 4;
  fields.forEach((field, i) => {
    if (sizes[i] === 2) view.setUint16(at, field, true);
    else view.setUint32(at, field, true);
    at += sizes[i];
  });
  return new Uint8Array(view.buffer);
}

/** @param {NamedArray} array */
function npy({ values, shape }) {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': ${tuple}, }`;
  const length = Math.ceil((header.length + 11) / ALIGNMENT) * ALIGNMENT - 10;
  const text = `${header.padEnd(length - 1)}\n`;
  const start = Uint8Array.of(
    0x93,
    ...new TextEncoder().encode('NUMPY'),
    1,
    0,
    length & 255,
    length >> 8,
  );
  return joined([start, new TextEncoder().encode(text), floatBytes(values)]);
}

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = CRC_TABLE[(rest ^ byte) & 255] ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
