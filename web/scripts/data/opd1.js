// The "OPD1" container of the real data sets. The byte layout is described once, in
// web/public/data/README.md; this file is its writer.

const MAGIC = 'OPD1';
const FIXED_HEADER_BYTES = 32;

/** How raw feature values are stored; the number is the header's value type. */
export const VALUE_TYPES = Object.freeze({ float32: 0, uint8: 1 });

/**
 * @typedef {object} DataSet
 * @property {string} name id of the data set, also its file name without extension
 * @property {string[]} featureNames one name per feature, in storage order
 * @property {string[]} classNames name of class 0, 1, ...; empty for regression
 * @property {number} [imageWidth] width (= height) in pixels where a sample is an image
 * @property {keyof typeof VALUE_TYPES} valueType storage of the raw values
 * @property {number} scale feature = raw * scale
 * @property {number} predefinedTraining the first so many samples are training; 0 = no such split
 * @property {number[][]} features samples x features, raw values
 * @property {number[]} labels a sample's class index, or its target for regression
 */

/** @param {number} bytes */
const padTo4 = (bytes) => Math.ceil(bytes / 4) * 4;

/**
 * Stops on data that the format cannot hold exactly, before a byte is written.
 * @param {DataSet} data
 * @throws {Error} naming the data set, the field and the rule
 */
function validate(data) {
  const { name, features, labels, featureNames, classNames, predefinedTraining } = data;
  const fail = (/** @type {string} */ message) => {
    throw new Error(`${name}: ${message}`);
  };
  if (features.length === 0) fail('features: must hold at least one sample');
  if (labels.length !== features.length) fail('labels: there must be one per sample');
  if (!(predefinedTraining >= 0 && predefinedTraining < features.length)) {
    fail('predefinedTraining: must leave at least one sample');
  }
  const isByte = (/** @type {number} */ value) =>
    Number.isInteger(value) && value >= 0 && value <= 255;
  const fits = data.valueType === 'uint8' ? isByte : Number.isFinite;
  features.forEach((row, sample) => {
    if (row.length !== featureNames.length)
      fail(`sample ${sample}: there must be one value per feature name`);
    if (!row.every(fits)) fail(`sample ${sample}: not every value fits ${data.valueType}`);
  });
  const isClass = (/** @type {number} */ label) =>
    Number.isInteger(label) && label >= 0 && label < classNames.length;
  const labelFits = classNames.length > 0 ? isClass : Number.isFinite;
  if (!labels.every(labelFits)) fail('labels: must be class indices, or finite for regression');
}

/**
 * Encodes a data set.
 *
 * @param {DataSet} data
 * @returns {Buffer} the whole file
 * @throws {Error} naming the data set, the field and the rule when the data does not fit the format
 */
export function encode(data) {
  validate(data);
  const { features, labels, featureNames, classNames } = data;
  const samples = features.length;
  const isRegression = classNames.length === 0;

  const { name, imageWidth } = data;
  const json = Buffer.from(JSON.stringify({ name, featureNames, classNames, imageWidth }), 'utf8');
  const jsonBytes = padTo4(json.length);
  const valueBytes = data.valueType === 'uint8' ? 1 : 4;
  const featuresStart = FIXED_HEADER_BYTES + jsonBytes;
  const labelsStart = featuresStart + padTo4(samples * featureNames.length * valueBytes);
  const file = Buffer.alloc(labelsStart + samples * (isRegression ? 4 : 1));

  file.write(MAGIC, 0, 'latin1');
  file.writeUInt32LE(samples, 4);
  file.writeUInt32LE(featureNames.length, 8);
  file.writeUInt32LE(classNames.length, 12);
  file.writeUInt32LE(VALUE_TYPES[data.valueType], 16);
  file.writeFloatLE(data.scale, 20);
  file.writeUInt32LE(data.predefinedTraining, 24);
  file.writeUInt32LE(jsonBytes, 28);
  file.fill(' ', FIXED_HEADER_BYTES, featuresStart);
  json.copy(file, FIXED_HEADER_BYTES);

  let position = featuresStart;
  for (const value of features.flat()) {
    if (data.valueType === 'uint8') file.writeUInt8(value, position);
    else file.writeFloatLE(value, position);
    position += valueBytes;
  }
  labels.forEach((label, sample) => {
    if (isRegression) file.writeFloatLE(label, labelsStart + 4 * sample);
    else file.writeUInt8(label, labelsStart + sample);
  });
  return file;
}
