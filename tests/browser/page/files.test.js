// Files: what the Export dialog saves comes back, and what others wrote is opened.

import { describe, expect, it } from 'vitest';
import { linkOf, untilOver, useBrowser } from './page.js';

const TWO = 'v=1&data=moons&hidden=4&steps=300&speed=100000&run=sgd,lr=0.1&run=adam,lr=0.02';
const browser = useBrowser();
let page;

const openExport = () => page.getByRole('button', { name: 'Export' }).click();

async function saved(button) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

// As a browser drops a file: with events that say what.
const drop = (text, name) =>
  page.evaluate(
    ([content, file]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], file));
      const options = { dataTransfer, bubbles: true, cancelable: true };
      const place = document.querySelector('.stage');
      place.dispatchEvent(new DragEvent('dragover', options));
      place.dispatchEvent(new DragEvent('drop', options));
    },
    [text, name],
  );

describe('curves of all runs', () => {
  it('hold every step and the names of the runs, and are laid over other curves', async () => {
    page = await browser.open(`?autoplay=1#${TWO}`);
    await untilOver(page);
    await openExport();
    const text = await saved('CSV');
    const lines = text.trim().split('\n');
    const steps = lines.filter((line) => line.startsWith('1,')).map((line) => line.split(',')[1]);
    expect(steps).toEqual(Array.from({ length: 301 }, (_, step) => String(step)));
    expect(lines).toContain('# run 1 Adam');
    await page.close();

    page = await browser.open(`?autoplay=1#${TWO.replace('0.02', '0.2')}`);
    await untilOver(page);
    await drop(text, 'slow.csv');
    await page.getByText('slow · Adam · val_loss').waitFor();
    const names = await page.evaluate(() =>
      document
        .querySelector('curves-view')
        .pictures()
        .find(({ id }) => id === 'loss')
        .picture.model.references.map(({ words, x, y }) => [words, x.length, y.length]),
    );
    expect(names).toEqual([
      ['slow · SGD · val_loss', 301, 301],
      ['slow · Adam · val_loss', 301, 301],
    ]);
    await page.getByRole('button', { name: 'Take slow · Adam · val_loss away' }).click();
    expect(await page.locator('.overlay').count()).toBe(3);
  });

  it('bring their experiment back, from JSON', async () => {
    page = await browser.open(`?autoplay=1#${TWO}`);
    await untilOver(page);
    const link = await linkOf(page);
    await openExport();
    const text = await saved('JSON');
    await page.close();

    page = await browser.open('#v=1&data=circle&run=lion');
    await drop(text, 'experiment.json');
    await expect.poll(() => linkOf(page)).toBe(link);
    await drop('{}', 'other.json');
    await page.getByText('other.json holds no experiment').waitFor();
  });
});

describe('a table', () => {
  it('that is dropped on the page is offered as data', async () => {
    page = await browser.open(`#${TWO}`);
    await drop('x;y\n1,5;2\n2,5;3\n3,5;5\n4,5;8\n', 'mine.csv');
    await page.getByRole('dialog', { name: 'Your own data' }).waitFor();
    await page.getByText('4 rows, 1 input').waitFor();
  });

  it('of steps and losses is opened by the dialog', async () => {
    page = await browser.open(`#${TWO}`);
    await openExport();
    await page.locator('export-data input[type=file]').setInputFiles({
      name: 'torch.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('0,1\n100,0.5\n200,0.25\n'),
    });
    await page.locator('.overlay').getByText('torch').waitFor();
  });
});

describe('data of a run', () => {
  it('are saved with the batches of an epoch', async () => {
    page = await browser.open(`#${TWO}`.replace('&run', '&batch=64&run'));
    await openExport();
    await page.getByLabel('Epoch').fill('1');
    const { inputs, training, batches, epoch, run } = JSON.parse(await saved('Data'));
    expect([run, epoch]).toEqual([0, 1]);
    const rows = batches.flat().sort((a, b) => a - b);
    const trained = training.flatMap((isTraining, row) => (isTraining ? [row] : []));
    expect(rows).toEqual(trained);
    expect(inputs[rows[0]]).toHaveLength(2);
    await page.getByLabel('Epoch').fill('1000');
    await page.getByRole('button', { name: 'Data', exact: true }).click();
    await page.getByText('The run has no epoch 1000').waitFor();
  });
});

describe('programs', () => {
  it('are saved as a script and as a notebook, of all runs or of one', async () => {
    page = await browser.open(`#${TWO}&run=kfac`);
    await openExport();
    await page.getByText('K-FAC cannot be exported to PyTorch').waitFor();
    expect(await page.getByRole('button', { name: 'PyTorch script' }).isDisabled()).toBe(true);
    await page.getByLabel('Runs of the program').selectOption('1');
    await page.getByText('K-FAC cannot be exported to PyTorch').waitFor({ state: 'detached' });
    const script = await saved('PyTorch script');
    expect(script.split('\n')[0]).toMatch(/^# http.*#v=1&data=moons&hidden=4/);
    expect(script).toContain('"Adam": dict(');
    expect(script).not.toContain('"SGD"');
    const notebook = JSON.parse(await saved('PyTorch notebook'));
    const code = notebook.cells.flatMap(({ source }) => source).join('');
    const weights = (text) => text.match(/WEIGHTS = "([^"]+)"/)[1];
    expect(weights(code)).toBe(weights(script));
  });
});
