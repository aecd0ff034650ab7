// The command that draws a link: what it writes, what it says, and its exit status.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../../web/src/cli/figure.js', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'figure-command-'));
const LINK = 'https://example.org/page/?theme=dark#v=1&data=moons&steps=20&run=adam,lr=0.01';

afterAll(() => rmSync(folder, { recursive: true }));

function draw(name, link, ...options) {
  const file = path.join(folder, name);
  const { status, stderr } = spawnSync(process.execPath, [program, link, file, ...options], {
    encoding: 'utf8',
  });
  return { status, stderr, file, text: existsSync(file) ? readFileSync(file, 'latin1') : null };
}

describe('npm run figure', () => {
  it('writes what the name of the file says', () => {
    const svg = draw('one.svg', LINK, '--show', 'loss,lr', '--size', '500x300', '--note', 'A note');
    expect(svg).toMatchObject({ status: 0, stderr: '' });
    expect(svg.text).toMatch(/^<svg [^>]*width="500" height="300"/);
    expect(svg.text).toContain('>A note<');
    expect(svg.text).toContain('href="https://example.org/page/#v=1&amp;data=moons');
    const png = draw('one.png', LINK, '--scale', '1', '--theme', 'transparent', '--show', 'loss');
    expect(png.text?.slice(1, 4)).toBe('PNG');
    expect(draw('one.PDF', LINK, '--show', 'loss').text).toMatch(/^%PDF/);
  });

  it('makes the study on the stage, and those that are named, and says their scale', () => {
    const link = 'v=1&data=moons&steps=20&hidden=4&sweep.points=3&sweep.seeds=1&repeat.seeds=2';
    const runs = 'run=adam,lr=0.01&run=sgd,lr=0.1';
    const map = draw('map.svg', `${link}&stage=sweep&sweep.y=batch&sweep.y.points=2&${runs}`);
    expect(map).toMatchObject({ status: 0, stderr: '' });
    expect(map.text).toContain('>shades by rank<');
    const repeat = draw('repeat.svg', `${link}&${runs}`, '--show', 'repeat');
    expect(repeat).toMatchObject({ status: 0, stderr: '' });
    expect(repeat.text).toContain('line: the median of 2 seeds; band: lowest to highest');
    const both = draw('both.svg', `${link}&stage=repeat&${runs}`, '--show', 'loss,stage');
    expect(both).toMatchObject({ status: 0, stderr: '' });
    expect(both.text).toMatch(/>Loss<[\s\S]*>Validation loss<|>Validation loss<[\s\S]*>Loss</);
    const choice = draw('choice.svg', `${link}&sweep.x=norm&run=adam`, '--show', 'sweep');
    expect(choice).toMatchObject({ status: 1, text: null });
    expect(choice.stderr).toContain('has no picture');
  });

  it('says what it uses instead of what cannot be, and draws', () => {
    const link = 'v=1&data=moons&steps=20&run=lbfgs,history_size=1e9';
    const { status, stderr, text } = draw('clamped.svg', link, '--show', 'loss');
    expect(stderr).toContain('history_size');
    expect({ status, isDrawn: text !== null }).toEqual({ status: 0, isDrawn: true });
  });

  it.each([
    ['v=1&data=moons', [], 'The link has no run'],
    ['v=1&data=moons&run=adam', ['--qr'], '--qr: only the whole address'],
    [`${LINK}&note=${'%C3%A9'.repeat(250)}`, ['--qr'], 'too long for a QR'],
    [LINK, ['--show', 'digits'], 'show: digits: must be one of stage, loss'],
  ])('writes nothing for %s %j, and says why', (link, options, words) => {
    const { status, stderr, text } = draw('none.svg', link, ...options);
    expect({ status, text }).toEqual({ status: 1, text: null });
    expect(stderr).toContain(words);
  });

  it.each([
    [['one.gif'], 'must end with .svg, .png, .pdf'],
    [['a.svg', '--size', '1x1'], '--size must be such as 600x400'],
    [['a.svg', '--scale', '9'], '--scale must be 1, 2 or 3'],
    [['a.svg', '--theme', 'pink'], '--theme must be light'],
    [['a.svg', '--colour'], "Unknown option '--colour'"],
  ])('says how it is used where it is used wrongly: %j', ([name, ...options], words) => {
    const { status, stderr, text } = draw(name, LINK, ...options);
    expect({ status, text }).toEqual({ status: 2, text: null });
    expect(stderr).toContain(words);
    expect(stderr).toContain('Usage: npm run -s figure');
  });
});
