// Data that readers bring: a table, points they draw, a schedule they draw.

import { describe, expect, it } from 'vitest';
import { fingerprintsOf, linkOf, untilOver, useBrowser } from './page.js';

const SMALL = 'v=1&hidden=6&steps=200&speed=100000&run=adam,lr=0.02';
const LINES = Array.from({ length: 40 }, (_, i) => {
  const kind = ['ash', 'elm', 'oak'][i % 3];
  return `${(i % 3) + (i % 7) / 10},${((i * 3) % 11) / 10},red,${kind}`;
});
const CSV = ['size,mass,colour,kind', ...LINES].join('\n');

const browser = useBrowser();
let page;

const choose = async (name) => {
  await page.getByRole('button', { name: 'Change data' }).click();
  await page.getByRole('option', { name }).click();
};
const openDialog = async () => {
  await choose('Own data');
  await page.getByRole('dialog', { name: 'Your own data' }).waitFor();
};
const paste = (text) => page.locator('#own-text').fill(text);
// As a browser pastes: with an event that says what.
const pasteByKeys = (text) =>
  page.locator('#own-text').evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const options = { clipboardData, bubbles: true, cancelable: true };
    field.dispatchEvent(new ClipboardEvent('paste', options));
  }, text);
const use = () => page.getByRole('button', { name: 'Use this data' }).click();
const play = () => page.getByRole('button', { name: 'Play' }).click();

describe('a table', () => {
  it('is pasted, trains, and comes back with its link', async () => {
    page = await browser.open(`#${SMALL}`);
    await openDialog();
    await paste(CSV);
    await page.getByText('40 rows, 2 inputs, 3 classes').waitFor();
    await use();
    expect(await linkOf(page)).toMatch(/data=own&.*table=[\w-]+&run=/);
    await play();
    await untilOver(page);
    const before = await fingerprintsOf(page);
    const link = await linkOf(page);
    await page.close();

    page = await browser.open(`?autoplay=1#${link}`);
    await untilOver(page);
    expect(await fingerprintsOf(page)).toEqual(before);
    expect(await page.locator('notice-list li').count()).toBe(0);
    await page.getByRole('tab', { name: 'Confusion matrix' }).click();
    await page.locator('[data-view=confusion] canvas').first().waitFor();
  });

  it('comes from a file, with roles that can be changed', async () => {
    page = await browser.open(`#${SMALL}`);
    await openDialog();
    await page.locator('table-editor input[type=file]').setInputFiles({
      name: 'trees.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(CSV),
    });
    await page.getByText('40 rows, 2 inputs, 3 classes').waitFor();
    await page.getByLabel('Role of mass').selectOption('target');
    await page.getByLabel('Role of kind').selectOption('ignored');
    await page.getByRole('button', { name: 'a number' }).click();
    await page.getByText('40 rows, 1 input, a number to predict').waitFor();
    await use();
    await play();
    await untilOver(page);
    await page.getByRole('tab', { name: 'Fitted curve' }).waitFor();
    expect(await page.locator('.runs-table thead').innerText()).toContain('R²');
  });

  it('with a wrong cell says where, and can do without the row', async () => {
    page = await browser.open(`#${SMALL}`);
    await openDialog();
    await paste(CSV.replace('1.1,0.3,', '1.1,heavy,'));
    await page.getByText('Row 2, mass: “heavy” is not a number').waitFor();
    expect(await page.getByRole('button', { name: 'Use this data' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Leave out these rows' }).click();
    await page.getByText('(1 row left out)').waitFor();
    await use();
    await play();
    await untilOver(page);
  });

  it('is read as it was written, and otherwise if one says so', async () => {
    page = await browser.open(`#${SMALL}`);
    await openDialog();
    await paste('flaeche;preis\n80,5;850\n120,0;1.200\n99,5;990\n150,0;2.450\n');
    await page.getByText('4 rows, 1 input, a number to predict').waitFor();
    const cells = () => page.locator('.own-preview td.target').allInnerTexts();
    expect(await cells()).toEqual(['850', '1200', '990', '2450']);
    const separator = page.getByLabel('Separator');
    expect(await separator.inputValue()).toBe(';');
    const sign = page.getByRole('group', { name: 'Decimal sign' });
    await sign.getByRole('button', { name: '1.5' }).click();
    await expect.poll(cells).toEqual(['850', '1.2', '990', '2.45']);
    await page.getByText('“80,5” is not a number with a decimal point').waitFor();
    await separator.selectOption(',');
    await expect.poll(() => page.locator('.own-preview thead th').count()).toBe(3);
  });

  it('of 200,000 rows is refused with the limit, and can be thinned', async () => {
    page = await browser.open(`#${SMALL}`);
    await openDialog();
    const lines = Array.from({ length: 200_000 }, (_, i) => `${i % 97},${i % 13},${i % 2}`);
    await page.locator('table-editor input[type=file]').setInputFiles({
      name: 'long.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(lines.join('\n')),
    });
    await page.getByText('200,000 rows of 2 inputs are too many.').waitFor();
    await page.getByRole('button', { name: 'Take one row in 10' }).click();
    await page.getByText('20,000 rows, 2 inputs, 2 classes').waitFor();
  });

  it('is looked at again by choosing it again', async () => {
    page = await browser.open(`#${SMALL}`);
    for (const text of [CSV, undefined, undefined]) {
      await openDialog();
      if (text) await paste(text);
      await page.locator('.own-status').getByText('40 rows, 2 inputs, 3 classes').waitFor();
      await use();
    }
  });

  it('too large for the link can be used, and nobody is told otherwise', async () => {
    page = await browser.open(`#${SMALL}`);
    await openDialog();
    const noise = (i) => Math.sin(i * 12.9898) * 43758.5453;
    const lines = Array.from(
      { length: 1500 },
      (_, i) => `${(noise(i) % 1).toFixed(6)},${(noise(i + 0.5) % 1).toFixed(6)},${i % 2}`,
    );
    await pasteByKeys(lines.join('\n'));
    await page.getByText(/It is too large for the link: it takes \d+ characters/).waitFor();
    await use();
    await play();
    await untilOver(page);
    expect((await linkOf(page)).length).toBeLessThan(300);
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByText('Your data is too large to fit into the link').waitFor();
    const link = await linkOf(page);
    await page.close();

    page = await browser.open(`#${link}`);
    await page
      .getByText(/too large for a link/)
      .first()
      .waitFor();
  });

  it('leaves the link with the choice of other data, and comes back with its own', async () => {
    page = await browser.open(`#${SMALL}`);
    await openDialog();
    await paste(CSV);
    await use();
    const link = await linkOf(page);
    await choose('Moons');
    expect(await linkOf(page)).not.toContain('table=');
    await choose('Own data');
    expect(await linkOf(page)).toBe(link);
  });
});

describe('points', () => {
  it('are drawn with the mouse and with the keyboard, and train', async () => {
    page = await browser.open(`#${SMALL}`);
    await openDialog();
    await page.getByRole('tab', { name: 'Draw' }).click();
    const plane = page.getByRole('application', { name: 'Plane for points' });
    const box = await plane.boundingBox();
    await page.mouse.move(box.x + 40, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 160, box.y + 60, { steps: 12 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Class B' }).click();
    await plane.focus();
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Delete');
    await page.getByText(/^\d+ rows, 2 inputs, 2 classes/).waitFor();
    const words = await page.locator('.own-status b').innerText();
    // Seven of the mouse, six of the keyboard, one taken away.
    expect(words).toMatch(/^12 rows/);
    await use();
    await play();
    await untilOver(page);
    expect(await page.locator('[data-view=boundary] canvas').count()).toBe(1);

    // The drawing comes back for changes.
    await page.locator('dataset-picker').getByRole('button', { name: 'Edit' }).click();
    await page.locator('.own-status').getByText(words).waitFor();
  });
});

describe('a schedule', () => {
  it('is drawn: a point set, moved, taken away, all in the link', async () => {
    page = await browser.open(
      '#v=1&data=moons&hidden=6&steps=200&speed=100000&run=adam,lr=0.02,schedule=piecewise-linear-points',
    );
    await page.getByRole('tab', { name: /^Run/ }).click();
    const plot = page.locator('knot-editor svg').first();
    await plot.scrollIntoViewIfNeeded();
    expect(await page.locator('.knot').count()).toBe(4);
    const box = await plot.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.7, { steps: 4 });
    await page.mouse.up();
    expect(await page.locator('.knot').count()).toBe(5);
    expect(await linkOf(page)).toMatch(/points=0:0\.1-40:1-\d+:0\.\d+-160:1-200:0/);

    await page.locator('.knot').nth(1).focus();
    await page.keyboard.press('ArrowUp');
    expect(await linkOf(page)).toMatch(/-40:1\.0\d+-/);
    await page.keyboard.press('Delete');
    expect(await linkOf(page)).not.toMatch(/-40:/);

    await play();
    await untilOver(page);
    const before = await fingerprintsOf(page);
    const link = await linkOf(page);
    await page.close();
    page = await browser.open(`?autoplay=1#${link}`);
    await untilOver(page);
    expect(await fingerprintsOf(page)).toEqual(before);
  });
});

describe('the chosen picture', () => {
  it('is in the link, and the usual one is not', async () => {
    page = await browser.open(`#${SMALL}&data=moons`);
    await page.getByRole('tab', { name: 'Confusion matrix' }).click();
    expect(await linkOf(page)).toContain('stage=confusion');
    const link = await linkOf(page);
    await page.getByRole('tab', { name: 'Boundary' }).click();
    expect(await linkOf(page)).not.toContain('stage=');
    await page.close();
    page = await browser.open(`#${link}`);
    await page.locator('[data-view=confusion] canvas').first().waitFor();
  });
});

describe('a surface', () => {
  it('shows its minima where the engine says they are', async () => {
    page = await browser.open(
      '?autoplay=1#v=1&problem=surface&surface=himmelblau&steps=5&run=sgd,lr=0.001',
    );
    const app = page.locator('playground-app');
    const minima = await app.evaluate(({ store }) =>
      store.compute('minima', { id: 'himmelblau', params: {} }),
    );
    expect(minima).toHaveLength(4);
    for (const [x, y] of minima) {
      expect((x * x + y - 11) ** 2 + (x + y * y - 7) ** 2).toBeLessThan(1e-9);
    }
    await page.getByText('Crosses mark minima').waitFor();
  });
});

describe('the moment of the first loss', () => {
  it.each([
    ['', ''],
    ['in an embed ', '&embed=1'],
  ])('%sis marked once, when it is drawn', async (_, flag) => {
    page = await browser.open(`?autoplay=0${flag}#${SMALL}&data=moons`);
    const marks = () =>
      page.evaluate(() => performance.getEntriesByName('first-loss-point').length);
    await page.waitForTimeout(500);
    expect(await marks()).toBe(0);
    await page.keyboard.press(' ');
    await expect.poll(marks, { timeout: 20_000 }).toBe(1);
    await page.waitForTimeout(300);
    expect(await marks()).toBe(1);
  });
});
