// Prints the version that a tag names: node web/scripts/release/check.js v1.2.3
// It ends with an error where package.json or CITATION.cff name another one, or the changelog none.

import { UserError, main } from '../../../cpp/scripts/run.js';
import { changesOf, versionsHere } from './documents.js';

await main(async () => {
  const [tag = ''] = process.argv.slice(2);
  for (const [file, version] of Object.entries(versionsHere())) {
    if (tag !== `v${version}`)
      throw new UserError(`The tag is "${tag}", but ${file} is of ${version}.`);
  }
  const version = tag.slice(1);
  changesOf(version);
  console.log(version);
});
