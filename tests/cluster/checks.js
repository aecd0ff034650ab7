// A sweep of 12 rates and 3 seeds as an array of jobs, while tasks are killed, the node is drained, and goes down; and
// on Dask, while a worker dies. Each check goes on from the one before.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { plannedSweep, readPlan } from '../../web/src/cli/sweep/plan.js';
import { loadEngine } from '../../web/src/engine/package/index.js';
import { until } from '../hosts/until.js';
import { runProgram } from '../hosts/run-program.js';
import { PYTHON } from './dask.js';
import { SCHEDULER, guideCommands } from './guide.js';
import { onPage } from './on-page.js';

/** @typedef {import('./dask.js').Dask} Dask */
/** @typedef {import('./slurm.js').Slurm} Slurm */

const TRAININGS = 36;
const NOT_OVER = 'PENDING,RUNNING,COMPLETING,SUSPENDED';
// A quiet machine takes half a minute for all jobs; those that come back wait for some time of their own.
const PATIENCE = 300_000;
// As the guide names it.
const FOLDER = 'rates';
const ON_DASK = 'rates-on-dask';

export class ClusterChecks {
  #slurm;
  #dask;
  #home;
  #commands = guideCommands();
  /** @type {ReturnType<typeof onPage> | null} */
  #shown = null;

  /**
   * @param {Slurm} slurm
   * @param {Dask} dask
   * @param {string} home folder in which the commands of the guide are run
   */
  constructor(slurm, dask, home) {
    this.#slurm = slurm;
    this.#dask = dask;
    this.#home = home;
    this.folder = path.join(home, FOLDER);
  }

  /** @returns {Array<[string, () => Promise<void>]>} names and checks, in their order */
  all() {
    return [
      ['the commands of the guide submit an array', () => this.submit()],
      ['tasks that are killed leave nothing half done', () => this.kill()],
      ['a node that is drained begins nothing, and goes on afterwards', () => this.drain()],
      ['tasks of a node that goes down come back by themselves', () => this.takeDown()],
      [
        'what is missing is named, and made when the array is submitted again',
        () => this.resubmit(),
      ],
      ['nothing is lost, and nothing was made twice', () => this.count()],
      ['all results are those of the engine in one process, to the bit', () => this.compare()],
      ['the page opens them, and draws what it draws of its own sweep', () => this.draw()],
      ['the files are those that the page saves, byte for byte', () => this.compareFiles()],
      ['on Dask come the same bytes, although a worker dies', () => this.onDask()],
    ];
  }

  /** Tasks of which everything is there. */
  get #whole() {
    const files = readdirSync(path.join(this.folder, 'tasks'));
    return files.filter((file) => file.endsWith('.jsonl')).map((file) => parseInt(file, 10));
  }

  /** @param {number} count */
  #untilThere(count) {
    const read = async () => this.#whole.length;
    return until(`${count} tasks are there`, read, (now) => now >= count, PATIENCE);
  }

  #untilOver() {
    const isOver = (/** @type {string[]} */ jobs) => jobs.length === 0;
    return until('all jobs are over', () => this.#slurm.jobs(NOT_OVER), isOver, PATIENCE);
  }

  /** @returns {Promise<string[]>} jobs, at least one */
  #running() {
    return until(
      'jobs run',
      () => this.#slurm.jobs('RUNNING'),
      (jobs) => jobs.length > 0,
    );
  }

  async submit() {
    const said = await this.#slurm.shell(this.#commands.cluster, this.#home);
    assert.match(said, /Submitted batch job/);
    await this.#untilThere(3);
  }

  async kill() {
    await until('a task is killed before its end', async () => {
      const id = (await this.#running()).at(-1) ?? '';
      await this.#slurm.kill(id);
      const isGone = (/** @type {string[]} */ jobs) => !jobs.includes(id);
      await until('it is gone', () => this.#slurm.jobs(NOT_OVER), isGone);
      return !this.#whole.includes(taskOf(id));
    });
  }

  async drain() {
    await this.#slurm.setNode('drain');
    await until(
      'it is drained',
      () => this.#slurm.nodeState(),
      (state) => state === 'drained',
    );
    const drained = this.#whole.length;
    assert.ok(drained < TRAININGS);
    assert.ok((await this.#slurm.jobs('PENDING')).length > 0);
    assert.deepEqual(await this.#slurm.jobs('RUNNING'), []);
    await this.#slurm.setNode('resume');
    await this.#untilThere(drained + 3);
  }

  async takeDown() {
    const running = await this.#running();
    await this.#slurm.setNode('down');
    assert.ok(this.#whole.length < TRAININGS);
    const isNone = (/** @type {string[]} */ jobs) => jobs.length === 0;
    await until('none runs', () => this.#slurm.jobs('RUNNING,COMPLETING'), isNone);
    await this.#slurm.setNode('resume');
    await this.#untilOver();
    const whole = this.#whole;
    assert.deepEqual(
      running.map(taskOf).filter((task) => !whole.includes(task)),
      [],
    );
  }

  async resubmit() {
    const missing = TRAININGS - this.#whole.length;
    assert.ok(missing > 0);
    const collected = this.#slurm.shell(this.#commands.collect, this.#home);
    await assert.rejects(collected, ({ message }) =>
      message.includes(`${missing} of ${TRAININGS} trainings are missing`),
    );
    await this.#slurm.shell(`sbatch ${FOLDER}/submit.sh`, this.#home);
    await this.#untilOver();
    const said = await this.#slurm.shell(this.#commands.collect, this.#home);
    assert.match(said, /best at lr/);
  }

  /** Every task says how many trainings it made. */
  async count() {
    const logs = path.join(this.folder, 'logs');
    const said = readdirSync(logs).map((file) => readFileSync(path.join(logs, file), 'utf8'));
    const made = [...said.join('').matchAll(/^Task \d+: (\d+) made/gm)];
    assert.equal(
      made.reduce((sum, [, count]) => sum + Number(count), 0),
      TRAININGS,
    );
    assert.equal(readdirSync(path.join(this.folder, 'tasks')).length, TRAININGS);
    const trainings = this.#trainings().map(({ training }) => training);
    assert.deepEqual(trainings, [...Array(TRAININGS).keys()]);
  }

  /** @returns {Array<Record<string, number> & { fingerprint: string }>} as collected */
  #trainings() {
    return JSON.parse(readFileSync(path.join(this.folder, 'sweep.json'), 'utf8')).trainings;
  }

  /** Each training as a run of the package, with its values and seeds as settings. */
  async compare() {
    const engine = await loadEngine();
    const link = readPlan(this.folder)?.link ?? '';
    const { config, plan } = plannedSweep(engine, engine.parseLink(link).config);
    for (const one of this.#trainings()) {
      const { definition } = plan.cells[plan.jobs[one.training].cell];
      const seeds = { 'init.seed': 1 + one.seed, 'batch.seed': 1 + one.seed };
      const settings = { ...config.settings, ...seeds };
      const run = engine.createRun({ ...config, settings, runs: [definition] });
      run.advance(run.state().steps);
      const { step, trainLoss, valLoss, bestValLoss } = run.state();
      assert.deepEqual(
        [one.fingerprint, one.step, one.train_loss, one.val_loss, one.best_val_loss],
        [run.fingerprint(), step, trainLoss, valLoss, bestValLoss],
      );
      run.delete();
    }
  }

  #onPage() {
    this.#shown ??= onPage(path.join(this.folder, 'sweep.json'));
    return this.#shown;
  }

  async draw() {
    const { opened, made } = await this.#onPage();
    assert.equal(opened.headline, made.headline);
    assert.match(opened.headline, /ends lowest at/);
    assert.ok(opened.drawn === made.drawn, 'the pictures differ');
    assert.equal(opened.note, `${TRAININGS} trainings from a file.`);
  }

  async compareFiles() {
    const { opened, made } = await this.#onPage();
    for (const ending of /** @type {const} */ (['csv', 'json'])) {
      const text = readFileSync(path.join(this.folder, `sweep.${ending}`), 'utf8');
      assert.equal(made[ending], text);
      assert.equal(opened[ending], text);
    }
  }

  async onDask() {
    await this.#dask.start();
    const command = this.#commands.dask.replace(SCHEDULER, this.#dask.address);
    const options = { cwd: this.#home, env: { PYTHON } };
    const said = runProgram('bash', ['-e', '-c', command], options);
    const tasks = path.join(this.#home, ON_DASK, 'tasks');
    const isSome = (/** @type {number} */ count) => count > 3;
    await until('tasks are there', async () => readdirSync(tasks).length, isSome, PATIENCE);
    this.#dask.killWorker();
    assert.ok(readdirSync(tasks).length < TRAININGS);
    assert.match(await said, /best at lr/);
    const text = (/** @type {string} */ folder) =>
      readFileSync(path.join(this.#home, folder, 'sweep.json'), 'utf8');
    assert.equal(text(ON_DASK), text(FOLDER));
  }
}

/** @param {string} id of a job of an array */
const taskOf = (id) => Number(id.split('_')[1]);
