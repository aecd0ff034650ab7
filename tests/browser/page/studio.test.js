// The studio: a link, and a figure for somebody else's page. What its preview shows is what is pasted.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { FLAG_CONTROLS } from '../../../web/src/ui/studio/figure-definition.js';
import { linkOf, useBrowser } from './page.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LINK = 'v=1&data=moons&hidden=6&steps=150&speed=100000&run=adam,lr=0.02&run=sgd,lr=0.1';

const browser = useBrowser();
let page;

beforeAll(async () => {
  page = await browser.open(`?autoplay=0#${LINK}`, { isShared: true });
  await openStudio();
});

const shareButton = () => page.locator('top-bar').getByRole('button', { name: 'Share' });
const dialog = () => page.getByRole('dialog', { name: 'Share' });
async function openStudio() {
  await shareButton().click();
  await page.locator('figure-preview iframe:not(.coming)').waitFor();
}
const snippet = () => page.locator('#share-snippet').inputValue();
const sourceIn = (text) => /src="([^"]*)"/.exec(text)[1].replaceAll('&amp;', '&');
const preview = () => page.locator('figure-preview iframe:not(.coming)');
const previewed = () =>
  preview()
    .contentFrame()
    .locator('html')
    .evaluate(() => location.href);
const isWhatIsPasted = async () => (await previewed()) === sourceIn(await snippet());
const fingerprintsIn = (frame) =>
  frame.locator('playground-embed').evaluate(async ({ store }) => {
    const prints = () => store.config.runs.map((_, run) => store.runView(run)?.fingerprint ?? '');
    while (!prints().every(Boolean) || store.frame.playing) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return prints();
  });
const chips = () => page.locator('.view-chips [data-word]');
const words = () => chips().evaluateAll((all) => all.map(({ dataset }) => dataset.word));

async function violations() {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    globalThis.axe.run('dialog[open]', {
      iframes: false,
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
}

describe('the link', () => {
  it('stands on top, with a code', async () => {
    const link = await page.getByLabel('Link', { exact: true }).first().inputValue();
    expect(link.endsWith(`#${await linkOf(page)}`)).toBe(true);
    const code = page.getByRole('button', { name: 'QR code' });
    await code.click();
    await page.getByRole('img', { name: 'QR code of the link' }).waitFor();
    await code.click();
  });

  it('leads to the public address, which is asked for once', async () => {
    const field = page.getByLabel('Public address');
    await page.getByText('nobody else can open it').waitFor();
    await field.fill('localhost:8000');
    await field.press('Tab');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await page.getByText('Only your own computer or network finds this address.').waitFor();
    await field.fill('example.org/playground/index.html');
    await field.press('Tab');
    expect(await page.locator('#share-link').inputValue()).toBe(
      `https://example.org/playground/#${await linkOf(page)}`,
    );
    expect(sourceIn(await snippet())).toMatch(/^https:\/\/example\.org\/playground\/\?embed=1#/);
    await page.keyboard.press('Escape');
    await openStudio();
    expect(await field.inputValue()).toBe('https://example.org/playground/');
    await field.fill('');
    await field.press('Tab');
  });
});

describe('every flag', () => {
  it.each(Object.entries(FLAG_CONTROLS))('%s has its control', async (_, id) => {
    expect(await page.locator(`#studio-${id}`).count()).toBe(1);
  });
});

describe('the preview', () => {
  it('has the address and the size of the snippet, and trains the same', async () => {
    await page.locator('#studio-size').selectOption('low');
    await page.locator('#studio-theme').getByRole('button', { name: 'Dark' }).click();
    await page.locator('#studio-controls').selectOption('run1.lr');
    await page.locator('#studio-controls').selectOption('batch');
    await page.getByLabel('Batch', { exact: true }).last().selectOption('locked');
    await page.locator('#studio-narrate').check();
    const title = page.locator('#studio-title');
    await title.fill('Who <wins>?');
    await title.press('Tab');
    const text = await snippet();
    const source = sourceIn(text);
    expect(source).toContain('?embed=1&controls=run1.lr,batch&lock=batch&narrate=1&theme=dark#');
    expect(text).toContain('title="Who &lt;wins&gt;?" width="700" height="300"');
    await expect.poll(previewed).toBe(source);
    const frame = page.locator('figure-preview iframe:not(.coming)');
    expect(await frame.boundingBox()).toMatchObject({ width: 700, height: 300 });
    const prints = await fingerprintsIn(frame.contentFrame());

    const host = await page.context().newPage();
    await host.setContent(text);
    const pasted = host.frameLocator('iframe');
    await pasted.locator('playground-embed').waitFor();
    expect(await fingerprintsIn(pasted)).toEqual(prints);
    expect(await pasted.locator('.embed').innerText()).toContain('Who <wins>?');
    expect(await pasted.locator('html').getAttribute('data-theme')).toBe('dark');
    await pasted.locator('.embed-controls fieldset[disabled]').waitFor();
    await host.close();
  });

  it('follows a title while it is typed, without training anew', async () => {
    await preview().evaluate((frame) => (frame.name = 'as before'));
    const title = page.locator('#studio-title');
    await title.press('End');
    await title.pressSequentially(' Or not? ');
    await preview().contentFrame().getByText('Who <wins>? Or not?').waitFor();
    expect(await preview().getAttribute('name')).toBe('as before');
    expect(await title.inputValue()).toBe('Who <wins>? Or not? ');
    await expect.poll(isWhatIsPasted).toBe(true);
    await title.fill('Who <wins>?');
    await title.press('Tab');
  });

  it('has its views in the order that keys and the mouse give them', async () => {
    expect(await words()).toEqual(['loss', 'lr', 'stage']);
    await chips().nth(1).locator('.view-chip').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await words()).toEqual(['lr', 'loss', 'stage']);
    await expect
      .poll(() => page.evaluate(() => document.activeElement.parentElement.dataset.word))
      .toBe('lr');
    const [from, to] = [await chips().nth(2).boundingBox(), await chips().nth(0).boundingBox()];
    await page.mouse.move(from.x + 10, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 5, to.y + to.height / 2, { steps: 4 });
    await page.mouse.up();
    expect((await words())[0]).toBe('stage');
    await page.getByRole('button', { name: 'Remove Loss' }).click();
    await page.getByLabel('Add a view').selectOption('accuracy');
    expect(sourceIn(await snippet())).toContain('show=stage,lr,accuracy');
    await expect.poll(isWhatIsPasted).toBe(true);
  });

  it('is made smaller only where it does not fit, and says so', async () => {
    await page.locator('#studio-size').selectOption('slide');
    await page.getByText(/960 × 540 pixels, shown at \d\d %\./).waitFor();
    await page.getByLabel('Width in pixels').fill('500');
    await page.keyboard.press('Tab');
    await page.getByText('500 × 540 pixels, shown at its real size.').waitFor();
  });
});

describe('a picture', () => {
  it('stands before the frame where a host takes nothing else, and is saved', async () => {
    await page.locator('#share-host').selectOption('latex');
    const canvas = page.getByRole('img', { name: 'The figure as a picture' });
    const inked = () =>
      canvas.evaluate((place) => {
        const { data } = place.getContext('2d').getImageData(0, 0, place.width, place.height);
        return new Set(new Uint32Array(data.buffer)).size;
      });
    await expect.poll(inked, { timeout: 20_000 }).toBeGreaterThan(20);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'SVG', exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('who-wins-stage-lr-accuracy.svg');
    const svg = readFileSync(await file.path(), 'utf8');
    expect(svg).toContain('Who &lt;wins&gt;?');
    expect(await snippet()).toContain('{who-wins-stage-lr-accuracy}');
    await page.locator('#share-host').selectOption('html');
  });
});

describe('one file', () => {
  it('opens on the figure, from the disk', async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'HTML file' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('who-wins-stage-lr-accuracy.html');
    const place = path.join(mkdtempSync(path.join(tmpdir(), 'studio-')), 'figure.html');
    await file.saveAs(place);
    const reader = await page.context().newPage();
    await reader.goto(pathToFileURL(place).href);
    await reader.locator('playground-embed').getByText('Who <wins>?').waitFor();
    const views = await reader
      .locator('[data-view=boundary], [data-chart]')
      .evaluateAll((all) => all.map(({ dataset }) => dataset.view ?? dataset.chart));
    expect(views).toEqual(expect.arrayContaining(['boundary', 'lr', 'accuracy']));
    expect(views).not.toContain('loss');
    const [whole] = await Promise.all([
      page.context().waitForEvent('page'),
      reader.getByRole('link', { name: 'Open' }).click(),
    ]);
    await whole.locator('playground-app').waitFor();
    await whole.close();
    await reader.close();
    rmSync(path.dirname(place), { recursive: true });
  });
});

describe('the dialog', () => {
  it('has no violations, and gives the focus back', async () => {
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('figure-preview').count()).toBe(0);
    expect(await shareButton().evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('is a sheet on phones: the preview above the form, nothing wider than the screen', async () => {
    const viewport = { width: 390, height: 844 };
    await page.setViewportSize(viewport);
    await page.locator('.bottom-bar').getByRole('button', { name: 'More' }).click();
    await page.locator('.more-buttons').getByRole('button', { name: 'Share' }).click();
    await page.locator('figure-preview iframe:not(.coming)').waitFor();
    expect(await dialog().boundingBox()).toEqual({ x: 0, y: 0, ...viewport });
    const [preview, form] = [
      await page.locator('figure-preview').boundingBox(),
      await page.locator('.figure-form').boundingBox(),
    ];
    expect(form.y).toBeGreaterThanOrEqual(preview.y + preview.height);
    expect(await dialog().evaluate((box) => box.scrollWidth)).toBe(390);
    expect(await violations()).toEqual([]);
  });
});
