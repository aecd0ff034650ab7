// Rules, schedules and surfaces that readers write.

import { describe, expect, it } from 'vitest';
import { fingerprintsOf, linkOf, pickOptimizer, stepOf, untilOver, useBrowser } from './page.js';

const SMALL = 'v=1&hidden=6&steps=200&speed=100000';
const ADAM =
  'm = b1*m + (1-b1)*g\nv = b2*v + (1-b2)*g^2\nw = w - lr*(m/(1-b1^t))/(sqrt(v/(1-b2^t))+eps)';

const browser = useBrowser();
let page;

const play = () => page.getByRole('button', { name: 'Play' }).click();
const editor = () => page.locator('rule-editor textarea');
const openRun = async () => {
  await page.getByRole('tab', { name: /^Run:/ }).click();
  await page.locator('run-panel').waitFor();
};

describe('a rule', () => {
  it('is typed, trains like the built-in one, and comes back with its link', async () => {
    page = await browser.open(`#${SMALL}&run=adam,lr=0.02&run=momentum,lr=0.1`);
    await page.locator('.runs-table tbody tr').nth(1).locator('.status').click();
    await openRun();
    await pickOptimizer(page.getByRole('button', { name: /^Rule:/ }), 'custom');
    await editor().fill(ADAM);
    // Its free names have controls, and the rule is typeset twice: beneath it and in the strip.
    for (const name of ['b1', 'b2', 'eps']) {
      await page.locator(`run-panel [data-param=${name}]`).waitFor();
    }
    await page.locator('rule-editor math mfrac').first().waitFor();
    await page.locator('formula-strip math mfrac').first().waitFor();
    await page.locator('formula-strip [data-param=b1]').first().waitFor();
    expect(await page.locator('formula-strip .rule-notes').innerText()).toContain(
      'state m, v (2×)',
    );
    const rate = page.locator('run-panel [data-param=lr] input[inputmode]').first();
    await rate.fill('0.02');
    await rate.press('Enter');
    await play();
    await untilOver(page);
    const [built, typed] = await fingerprintsOf(page);
    expect(typed).toBe(built);
    const link = await linkOf(page);
    expect(link).toContain('run=custom,lr=0.02,rule=m=b1*m%2B(1-b1)*g;v=b2*v%2B(1-b2)*g^2;w=w-lr*');
    await page.close();

    page = await browser.open(`?autoplay=1#${link}`);
    await untilOver(page);
    expect(await fingerprintsOf(page)).toEqual([built, built]);
    await openRun();
    expect(await editor().inputValue()).toBe(
      'm = b1*m + (1 - b1)*g\nv = b2*v + (1 - b2)*g^2\n' +
        'w = w - lr*(m/(1 - b1^t))/(sqrt(v/(1 - b2^t)) + eps)',
    );
    expect(await page.locator('notice-list li').count()).toBe(0);
  });

  it('is marked where it is wrong, and the last right one stays in force', async () => {
    page = await browser.open(`#${SMALL}&run=custom,lr=0.05`);
    await openRun();
    await editor().fill('m = mu*m + g\nw = w - lr*foo(m)');
    await page.getByText('Line 2, character 12:').waitFor();
    await page.getByText('“foo” is not a function').waitFor();
    expect(await page.locator('.own-text-marks mark').innerText()).toBe('foo');
    expect(await editor().getAttribute('aria-invalid')).toBe('true');
    expect(await linkOf(page)).toMatch(/run=custom,lr=0.05$/);
    await play();
    await untilOver(page);
    expect(await stepOf(page)).toBe(200);
    await editor().fill('w = w - lr*sign(g)');
    await page.waitForFunction(() => location.hash.endsWith('rule=w=w-lr*sign(g)'));
    expect(await page.locator('.own-text-marks mark').count()).toBe(0);
    expect(await page.locator('run-panel [data-param=mu]').count()).toBe(0);
  });

  it('begins with an example', async () => {
    page = await browser.open(`#${SMALL}&run=custom`);
    await openRun();
    await page.locator('rule-editor').getByLabel('Examples').selectOption({ label: 'Lion' });
    await page.waitForFunction(() => location.hash.includes('sign(c)'));
    expect(await editor().inputValue()).toContain('c = b1*m + (1 - b1)*g\n');
  });

  it('that is wrong in a link is said, marked, and not replaced', async () => {
    page = await browser.open(`?autoplay=1#${SMALL}&run=custom,rule=w=w-lr*g)&run=adam`);
    await page.getByText('No parenthesis is open here').first().waitFor();
    await page.locator('.runs-table tbody tr').first().locator('.status').click();
    await openRun();
    expect(await page.locator('.own-text-marks mark').innerText()).toBe(')');
    await editor().fill('w = w - lr*g');
    await play();
    await untilOver(page);
  });
});

describe('a schedule and a surface', () => {
  it('are typed, drawn and descended', async () => {
    page = await browser.open('#v=1&problem=surface&steps=200&speed=100000&run=adam,lr=0.1');
    await page.locator('problem-panel [data-param=surface] select').selectOption('custom');
    await editor().fill('(x-1)^2 + k*(y+0.5)^2');
    await page.waitForFunction(() => location.hash.includes('surface.f=(x-1)^2%2Bk*(y%2B0.5)^2'));
    await openRun();
    await page.getByLabel('Shape').selectOption('custom');
    await page.locator('run-panel rule-editor textarea').fill('lr*gamma^floor(t/period)');
    await page.locator('run-panel [data-param=period]').waitFor();
    await play();
    await untilOver(page);
    const loss = await page.locator('.runs-table tbody tr td').allInnerTexts();
    expect(loss.join(' ')).toContain('finished');
    await page.locator('surface-landscape-view canvas').waitFor();
  });
});
