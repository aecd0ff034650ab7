// Names in the address of a page that mean nothing are told.

import { expect, it } from 'vitest';
import { parseFlags, parseLink } from '../../../../web/src/config/index.js';
import { flagProblems } from '../../../../web/src/ui/embed/check-flags.js';
import { catalog } from '../../catalog/catalog.js';

function problemsOf(query, link) {
  const { config } = parseLink(`v=1&${link}`, catalog);
  const { flags } = parseFlags(query);
  return flagProblems({ flags, config, catalog, ui: { selected: 0 } }).map(
    ({ key, value, message }) => `${key} ${value} ${message}`,
  );
}

it.each([
  ['loss,predictions', 'data=moons', [/^show predictions is not a view.*mean "digits"/]],
  ['landscpe', 'data=moons', [/mean "landscape"/]],
  ['loss,digits,fit', 'data=moons', [/^show digits has nothing to show/, /^show fit has nothing/]],
  ['boundary', 'problem=surface', [/^show boundary has nothing to show/]],
  ['quux', 'data=moons', [/^show quux is not a view; it is left out$/]],
  ['loss,lr,stage,runs,formula,landscape,sweep,race,range,accuracy', 'problem=surface', []],
  ['digits,confusion,landscape', 'data=digits', []],
])('show=%s of %s', (show, link, expected) => {
  const problems = problemsOf(`?embed=1&show=${show}`, `${link}&run=sgd`);
  expect(problems).toHaveLength(expected.length);
  problems.forEach((problem, i) => expect(problem).toMatch(expected[i]));
});

it('tells controls that are not there, and knows those of runs', () => {
  const query =
    '?embed=1&controls=lr,optimizer,foo,run3.lr,run2.lr,batch&hide=noise,bar&lock=lr,baz';
  expect(problemsOf(query, 'run=sgd&run=adam')).toEqual([
    expect.stringMatching(
      /^controls foo is neither a setting in use, such as batch, nor a parameter of the run, such as lr/,
    ),
    expect.stringMatching(/^controls run3.lr names a run that is not there: there are 2/),
    expect.stringMatching(/^hide bar /),
    expect.stringMatching(/^lock baz /),
  ]);
});
