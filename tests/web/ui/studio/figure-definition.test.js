// One definition gives query, preview and snippet.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultFlags, parseFlags } from '../../../../web/src/config/flags.js';
import { HOSTS } from '../../../../web/src/snippets/index.js';
import {
  FLAG_CONTROLS,
  figureFor,
  flagsOf,
  formFor,
  previewAddress,
  queryOf,
  usualDefinition,
} from '../../../../web/src/ui/studio/figure-definition.js';

const SITE = 'https://example.org/p/';
const LINK = 'v=1&data=moons&run=sgd,lr=0.1&run=adam,label=%22x%22';
const define = (changes) => ({ ...usualDefinition(), ...changes });
const hostOf = (id) => HOSTS.find((host) => host.id === id);
const three = (...states) => states.map((state, place) => ({ name: `run${place + 1}.lr`, state }));

// What in the studio writes each flag, and what is read of it. Whoever adds a flag adds its control.
const WRITTEN = {
  embed: [{}, true],
  show: [{ show: ['lr', 'loss'] }, ['lr', 'loss']],
  controls: [{ controls: three('free', 'locked', 'hidden') }, ['run1.lr', 'run2.lr']],
  hide: [{ controls: three('free', 'locked', 'hidden') }, ['run3.lr']],
  lock: [{ controls: three('free', 'locked', 'hidden') }, ['run2.lr']],
  narrate: [{ narrates: true }, true],
  theme: [{ theme: 'dark' }, 'dark'],
  autoplay: [{ start: 'play' }, true],
  at: [{ start: 'step', step: 500 }, 500],
  height: [{ tellsHeight: true, height: 333 }, 333],
};

describe('every flag', () => {
  it('has a control, and is in this test', () => {
    expect(Object.keys(FLAG_CONTROLS).sort()).toEqual(Object.keys(defaultFlags()).sort());
    expect(Object.keys(WRITTEN).sort()).toEqual(Object.keys(defaultFlags()).sort());
  });

  it.each(Object.entries(WRITTEN))('%s comes out of the definition', (flag, [changes, value]) => {
    const { flags, problems } = parseFlags(queryOf(define(changes)));
    expect(problems).toEqual([]);
    expect(flags[flag]).toEqual(value);
  });
});

describe('a definition', () => {
  it('says nothing that is usual', () => {
    expect(queryOf(usualDefinition())).toBe('?embed=1');
    expect(queryOf(define({ isWhole: true }))).toBe('');
  });

  it('of the whole page has no views, no height, and all controls unless some are named', () => {
    const whole = { isWhole: true, show: ['lr'], tellsHeight: true };
    expect(queryOf(define({ ...whole, controls: three('locked', 'hidden') }))).toBe(
      '?hide=run2.lr&lock=run1.lr',
    );
    const named = flagsOf(define({ ...whole, controls: three('free', 'locked') }));
    expect(named.controls).toEqual(['run1.lr', 'run2.lr']);
  });

  it('waits where it is told to', () => {
    expect(queryOf(define({ start: 'wait' }))).toBe('?embed=1&autoplay=0');
    expect(queryOf(define({ start: 'step', step: 0 }))).toBe('?embed=1&at=0');
  });
});

describe('the preview', () => {
  const name = fc.stringMatching(/^(run[1-9]\.)?[a-z][a-z_]{0,8}$/);
  const anyDefinition = fc.record({
    isWhole: fc.boolean(),
    show: fc.uniqueArray(name, { maxLength: 5 }),
    width: fc.oneof(fc.constant('100%'), fc.integer({ min: 200, max: 4000 })),
    height: fc.integer({ min: 150, max: 4000 }),
    tellsHeight: fc.boolean(),
    theme: fc.constantFrom('auto', 'light', 'dark'),
    narrates: fc.constantFrom(null, true, false),
    start: fc.constantFrom('usual', 'wait', 'play', 'step'),
    step: fc.nat(1e6),
    controls: fc.uniqueArray(
      fc.record({ name, state: fc.constantFrom('free', 'locked', 'hidden') }),
      { maxLength: 5, selector: (control) => control.name },
    ),
    form: fc.constantFrom('iframe', 'element', 'picture'),
  });
  const addressIn = (text) => /src="([^"]*)"/.exec(text)[1].replaceAll('&amp;', '&');

  it('has the address of the frame in the snippet', () => {
    const isSame = (definition) => {
      const experiment = { site: SITE, link: LINK, title: 'A', picture: 'a.svg' };
      const host = hostOf('html');
      const figure = figureFor({ ...definition, form: 'iframe' }, host, experiment);
      expect(addressIn(host.write(figure))).toBe(previewAddress(definition, { page: SITE }, LINK));
      expect(figure).toMatchObject({ width: definition.width, height: definition.height });
    };
    fc.assert(fc.property(anyDefinition, isSame));
  });

  it('is the whole page also where the address of a file alone opens a figure', () => {
    const page = { page: '/a/b.html', wholeQuery: '?embed=0' };
    expect(previewAddress(define({ isWhole: true }), page, LINK)).toBe(`/a/b.html?embed=0#${LINK}`);
    expect(previewAddress(define({}), page, LINK)).toBe(`/a/b.html?embed=1#${LINK}`);
  });

  it('and the flags in it are those of the definition', () => {
    const isRead = (definition) => {
      const { flags, problems } = parseFlags(queryOf(definition));
      expect(problems).toEqual([]);
      expect(flags).toEqual({ ...defaultFlags(), ...flagsOf(definition) });
    };
    fc.assert(fc.property(anyDefinition, isRead));
  });
});

describe('the form of a figure', () => {
  it('is the one that was wished for, or what the host has instead', () => {
    expect(formFor(define({ form: 'element' }), hostOf('html'))).toBe('element');
    expect(formFor(define({ form: 'element' }), hostOf('moodle'))).toBe('iframe');
    expect(formFor(define({}), hostOf('latex'))).toBe('picture');
  });
});
