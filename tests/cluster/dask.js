// A Dask cluster of a scheduler and two workers on this machine.

import { spawn } from 'node:child_process';
import { mkdirSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import { until } from '../hosts/until.js';
import { runProgram } from '../hosts/run-program.js';
import { freePorts } from './slurm.js';

/** The Python of the system, which has Dask. */
export const PYTHON = '/usr/bin/python3';
const WORKERS = 2;
// Prints how many workers there are.
const COUNT = `import sys; from distributed import Client
print(len(Client(sys.argv[1], timeout=5).scheduler_info()["workers"]))`;

export class Dask {
  #folder;
  /** @type {import('node:child_process').ChildProcess[]} the scheduler, then workers */
  #processes = [];
  address = '';

  /** @param {string} folder for its files; what is there goes */
  constructor(folder) {
    this.#folder = folder;
  }

  async start() {
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
    const [port] = await freePorts(1);
    this.address = `tcp://127.0.0.1:${port}`;
    const local = ['--host', '127.0.0.1', '--no-dashboard'];
    this.#python('scheduler', ['distributed.cli.dask_scheduler', ...local, '--port', `${port}`]);
    for (let i = 0; i < WORKERS; ++i) {
      const own = ['--no-nanny', '--local-directory', path.join(this.#folder, `${i}`)];
      const worker = ['distributed.cli.dask_worker', this.address, '--nthreads', '1', ...own];
      this.#python(`worker-${i}`, [...worker, ...local]);
    }
    const count = async () => Number(await runProgram(PYTHON, ['-c', COUNT, this.address]));
    await until('all workers are there', count, (workers) => workers === WORKERS, 90_000);
  }

  /**
   * @param {string} name of its log
   * @param {string[]} args a module and its arguments
   */
  #python(name, args) {
    const log = openSync(path.join(this.#folder, `${name}.log`), 'w');
    this.#processes.push(spawn(PYTHON, ['-m', ...args], { stdio: ['ignore', log, log] }));
  }

  /** Ends a worker as a machine that loses its power does. */
  killWorker() {
    this.#processes.at(-1)?.kill('SIGKILL');
  }

  /** Ends all that is left, workers first. */
  async stop() {
    for (const one of this.#processes.reverse()) {
      if (one.exitCode !== null || one.signalCode !== null) continue;
      const ended = new Promise((resolve) => one.once('exit', resolve));
      one.kill('SIGKILL');
      await ended;
    }
    this.#processes = [];
  }
}
