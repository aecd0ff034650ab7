// The page as a reader uses it: load, train, change, share, come back.

import { describe, expect, it } from 'vitest';
import { fingerprintsOf, linkOf, pickOptimizer, stepOf, untilOver, useBrowser } from './page.js';

const SMALL = 'v=1&data=moons&hidden=8&steps=300&speed=100000';
const TWO = `${SMALL}&run=adam,lr=0.01&run=sgd,lr=0.3`;

const browser = useBrowser();
let page;

const rows = () => page.locator('.runs-table tbody tr');
const control = (id) => page.locator(`problem-panel [data-param="${id}"]`);

describe('the first visit', () => {
  it('shows a comparison that trains by itself', async () => {
    page = await browser.open();
    expect(await rows().count()).toBeGreaterThanOrEqual(2);
    await expect.poll(() => stepOf(page), { timeout: 20_000 }).toBeGreaterThan(50);
    expect(await linkOf(page)).toBe('');
    expect(await page.locator('[data-view=boundary] canvas').count()).toBe(await rows().count());
    expect(await page.locator('curves-view canvas').count()).toBe(3);
  });

  it('stands still for those who asked for less motion', async () => {
    page = await browser.open('', { reducedMotion: 'reduce' });
    const shown = () =>
      page.evaluate(() => {
        const { step, playing } = document.querySelector('playground-app').store.frame ?? {};
        return step > 0 && !playing;
      });
    await expect.poll(shown, { timeout: 30_000 }).toBe(true);
    expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(1);
  });
});

describe('training', () => {
  it('plays, pauses, steps and resets', async () => {
    page = await browser.open(`#${SMALL.replace('100000', '200')}&run=adam,lr=0.01`);
    expect(await stepOf(page)).toBe(0);
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => stepOf(page)).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await page.waitForTimeout(200);
    const paused = await stepOf(page);
    await page.getByRole('button', { name: 'One step' }).click();
    await expect.poll(() => stepOf(page)).toBe(paused + 1);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => stepOf(page)).toBe(0);
  });

  it('ends, and shows what came of it', async () => {
    page = await browser.open(`?autoplay=1#${TWO}`);
    await untilOver(page);
    expect(await stepOf(page)).toBe(300);
    const cells = await rows().first().locator('td').allInnerTexts();
    expect(cells.some((text) => /^\d+\.\d.%$/.test(text))).toBe(true);
    const summary = await page.locator('[data-chart=loss] canvas').getAttribute('aria-label');
    expect(summary).toMatch(/^Loss .*after 300 steps: Adam 0\.\d+/);
  });

  it('stops at the step that the address names', async () => {
    page = await browser.open(`?at=120#${TWO}`);
    await expect.poll(() => stepOf(page), { timeout: 20_000 }).toBe(120);
    await page.waitForTimeout(300);
    expect(await stepOf(page)).toBe(120);
  });
});

describe('divergence', () => {
  it('is said in words, and the other runs go on', async () => {
    const wild = 'v=1&data=plane&hidden=8&activation=relu&steps=300&speed=100000&loss=mse';
    page = await browser.open(`?autoplay=1#${wild}&run=sgd,lr=10,label=Wild&run=adam,lr=0.01`);
    await untilOver(page);
    const words = await page.locator('.runs-table .status').allInnerTexts();
    expect(words[0]).toMatch(/^diverged at step \d+/);
    expect(words[1]).toBe('finished');
    const summary = await page.locator('[data-chart=loss] canvas').getAttribute('aria-label');
    expect(summary).toMatch(/Wild diverged at step \d+: .+/);
  });
});

describe('changes', () => {
  it('of a setting are in the link and train anew', async () => {
    page = await browser.open(`?autoplay=1#${TWO}`);
    await untilOver(page);
    const before = await fingerprintsOf(page);
    await page.getByRole('tab', { name: 'Problem' }).click();
    await control('activation').locator('select').selectOption('relu');
    expect(await linkOf(page)).toContain('activation=relu');
    await untilOver(page);
    expect(await fingerprintsOf(page)).not.toEqual(before);
  });

  it('of a number can be typed, and nonsense is not taken', async () => {
    page = await browser.open(`#${TWO}`);
    const input = control('noise').locator('input.scrub');
    await input.fill('0.25');
    await input.press('Enter');
    expect(await linkOf(page)).toContain('noise=0.25');
    await input.fill('much');
    await input.press('Enter');
    // It stays where it was typed, and changes nothing.
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    expect(await linkOf(page)).toContain('noise=0.25');
    await input.fill('99');
    await input.press('Enter');
    expect(await linkOf(page)).toContain('noise=1&');
  });

  it('of a number can be dragged and made with the keyboard', async () => {
    page = await browser.open(`#${TWO}`);
    const rate = rows().first().locator('input.scrub');
    const box = await rate.boundingBox();
    await page.mouse.move(box.x + 8, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 8, { steps: 6 });
    await page.mouse.up();
    const dragged = Number(await rate.inputValue());
    expect(dragged).toBeGreaterThan(0.01);
    await rate.focus();
    await rate.press('ArrowDown');
    expect(Number(await rate.inputValue())).toBeLessThan(dragged);
  });

  it('of the layers go through chips', async () => {
    page = await browser.open(`#${TWO}`);
    await control('hidden').getByRole('button', { name: 'Add to' }).click();
    expect(await linkOf(page)).toContain('hidden=8-8');
    await control('hidden').locator('.chip input').first().fill('24');
    await control('hidden').locator('.chip input').first().press('Enter');
    await expect.poll(() => linkOf(page)).toContain('hidden=24-8');
  });

  it('of the kind of problem change the pictures', async () => {
    page = await browser.open(`#${TWO}`);
    await page.getByRole('radio', { name: 'Surface' }).click();
    await page.locator('surface-landscape-view canvas').waitFor();
    expect(await linkOf(page)).toContain('problem=surface');
    await page.getByRole('radio', { name: 'Network' }).click();
    await page.locator('[data-view=boundary] canvas').first().waitFor();
  });

  it('reach everything of a run through its details', async () => {
    page = await browser.open(`#${SMALL}&run=adam,lr=0.01`);
    await rows().first().locator('.status').click();
    const panel = page.locator('run-panel');
    await panel.getByLabel('Shape').selectOption('cosine');
    await panel.getByLabel('Add a wrapper').selectOption('clip-norm');
    await panel.getByLabel('Override a setting').selectOption('batch');
    const batch = panel.locator('[data-param="batch"] input.scrub');
    await batch.fill('7');
    await batch.press('Enter');
    await panel.getByRole('textbox', { name: 'Name' }).fill('My, run & more');
    await panel.getByRole('textbox', { name: 'Name' }).press('Enter');
    const link = await linkOf(page);
    expect(link).toContain('schedule=cosine');
    expect(link).toContain('with=clip-norm');
    expect(link).toContain('batch=7');
    expect(link).toContain('label=My%2C+run+%26+more');
    await page.reload();
    await page.waitForSelector('.runs-table');
    expect(await linkOf(page)).toBe(link);
    expect(await rows().first().locator('.run-label').innerText()).toBe('My, run & more');
  });
});

describe('runs', () => {
  it('are added, duplicated, hidden and removed', async () => {
    page = await browser.open(`#${TWO}`);
    await pickOptimizer(page.getByRole('button', { name: 'Add run' }), 'adamw');
    expect(await rows().count()).toBe(3);
    expect(await linkOf(page)).toContain('run=adamw');
    await rows().first().getByRole('button', { name: 'Duplicate' }).click();
    expect(await rows().count()).toBe(4);
    await rows().nth(1).getByRole('button', { name: 'Hide' }).click();
    expect(await page.locator('[data-view=boundary] canvas').count()).toBe(3);
    await rows().nth(1).getByRole('button', { name: 'Remove' }).click();
    expect(await rows().count()).toBe(3);
    expect((await linkOf(page)).match(/run=/g)).toHaveLength(3);
  });

  it('get another optimizer, and undo brings the old comparison', async () => {
    page = await browser.open(`#${TWO}`);
    await pickOptimizer(page.getByRole('button', { name: 'Add run' }), 'rmsprop');
    const withThree = await linkOf(page);
    await page.keyboard.press('Control+z');
    await expect.poll(() => rows().count()).toBe(2);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => rows().count()).toBe(3);
    expect(await linkOf(page)).toBe(withThree);
    await pickOptimizer(rows().first().getByLabel('Optimizer of run 1'), 'lion');
    expect(await linkOf(page)).toContain('run=lion');
  });
});

describe('links', () => {
  it('give the same fingerprints when opened again', async () => {
    page = await browser.open(`?autoplay=1#${TWO}`);
    await untilOver(page);
    const first = await fingerprintsOf(page);
    for (const print of first) expect(print).toMatch(/^[0-9a-f]{16}$/);
    await page.getByRole('button', { name: 'Share' }).click();
    const link = await page.getByLabel('Link', { exact: true }).inputValue();
    await page.close();
    const hash = link.slice(link.indexOf('#'));
    page = await browser.open(`?autoplay=1${hash}`);
    await untilOver(page);
    expect(await fingerprintsOf(page)).toEqual(first);
  });

  it('come as a snippet that works', async () => {
    page = await browser.open(`#${TWO}&run=lion,label=%22quoted%22+%26+more`);
    await page.getByRole('button', { name: 'Share' }).click();
    const snippet = await page.getByLabel('Snippet', { exact: true }).inputValue();
    await page.setContent(snippet);
    const frame = page.frameLocator('iframe');
    await frame.locator('playground-embed').waitFor();
    // It shows what comes out: until then there is nothing to be seen.
    const names = () => frame.locator('[data-view=boundary] figcaption b').allInnerTexts();
    await expect.poll(names, { timeout: 20_000 }).toContain('"quoted" & more');
  });

  it('may hold nonsense, which is said and can be dismissed', async () => {
    page = await browser.open(
      '#run=ADAM, lr = 0.02&nonsense=<img src=x onerror=alert(1)>&batch=-4&steps=oops',
    );
    const notice = page.locator('.notice');
    await notice.waitFor();
    const text = await notice.innerText();
    for (const key of ['nonsense', 'batch', 'steps']) expect(text).toContain(key);
    expect(await page.locator('.notice img').count()).toBe(0);
    expect(await rows().count()).toBe(1);
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => page.locator('.notice').count()).toBe(0);
  });

  it.each([
    ['at first', (link) => link, ''],
    ['when the address changes at once', () => 'v=1&run=sgd', 'changes'],
  ])('are understood %s, whatever the start of the catalog has', async (_, first, changes) => {
    const link = 'v=1&data=moons&activation=relu&run=lion,lr=0.002,schedule=step&run=sgd,lr=0.1';
    page = await browser.open(`?embed=1&show=loss#${first(link)}`);
    if (changes) await page.evaluate((text) => (location.hash = `#${text}`), link);
    const shown = () =>
      page.evaluate(() => {
        const { store } = document.querySelector('playground-embed');
        return [store.link, store.notices.length];
      });
    await expect.poll(shown).toEqual([link, 0]);
  });

  it('are followed when the address changes', async () => {
    page = await browser.open(`#${TWO}`);
    await page.evaluate(() => (location.hash = '#v=1&data=circle&run=lion,lr=0.002'));
    await expect.poll(() => rows().count()).toBe(1);
    expect(await control('noise').locator('input.scrub').inputValue()).toBe('0');
  });
});

describe('exports', () => {
  it('give the curves as the replay prints them', async () => {
    page = await browser.open(`?autoplay=1#${TWO}`);
    await untilOver(page);
    const prints = await fingerprintsOf(page);
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const lines = Buffer.concat(chunks).toString().trim().split('\n');
    expect(lines[0]).toMatch(/^run,step,epoch,lr,train_loss,val_loss/);
    expect(lines.slice(-2)).toEqual(prints.map((print, i) => `# fingerprint ${i} ${print}`));
  });

  it('give pictures with real lines', async () => {
    page = await browser.open(`?autoplay=1#${TWO}`);
    await untilOver(page);
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'SVG' }).first().click(),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const svg = Buffer.concat(chunks).toString();
    const problems = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return parsed.querySelector('parsererror')?.textContent ?? '';
    }, svg);
    expect(problems).toBe('');
    expect(svg).toContain('Adam');
    expect(svg.match(/<path /g).length).toBeGreaterThan(4);
  });
});
