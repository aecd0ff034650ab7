// A Slurm cluster of one node: this machine. All of its files are in one folder, its ports are free ones, and nothing
// of it is left when it is stopped.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import path from 'node:path';
import { runProgram } from '../hosts/run-program.js';
import { until } from '../hosts/until.js';

// Jobs at a time.
const CPUS = 2;

export class Slurm {
  #folder;
  /** @type {import('node:child_process').ChildProcess[]} */
  #daemons = [];
  #env;

  /** @param {string} folder for its files; what is there goes */
  constructor(folder) {
    this.#folder = folder;
    this.#env = { SLURM_CONF: path.join(folder, 'slurm.conf') };
  }

  /** Starts all daemons, and waits for the node. */
  async start() {
    const folder = this.#folder;
    rmSync(folder, { recursive: true, force: true });
    for (const name of ['state', 'spool', 'logs']) {
      mkdirSync(path.join(folder, name), { recursive: true });
    }
    writeFileSync(path.join(folder, 'munge.key'), randomBytes(128), { mode: 0o400 });
    writeFileSync(this.#env.SLURM_CONF, configText(folder, await freePorts(2)));
    const file = (/** @type {string} */ name) => path.join(folder, name);
    this.#daemon('munged', [
      ...['--foreground', '--force', `--socket=${file('munge.socket')}`],
      ...[`--key-file=${file('munge.key')}`, `--pid-file=${file('munged.pid')}`],
      ...[`--seed-file=${file('munge.seed')}`, `--log-file=${file('logs/munged.log')}`],
    ]);
    await until('munge answers', () =>
      runProgram('munge', ['-n', `--socket=${file('munge.socket')}`]),
    );
    this.#daemon('slurmctld', ['-D', '-c']);
    await until('the controller answers', () => this.#ask('scontrol', 'ping'), isUp);
    this.#daemon('slurmd', ['-D']);
    await until(
      'the node is there',
      () => this.nodeState(),
      (state) => state === 'idle',
    );
  }

  /**
   * @param {string} program
   * @param {string[]} args
   */
  #daemon(program, args) {
    const log = openSync(path.join(this.#folder, 'logs', `${program}.out`), 'w');
    const env = { ...process.env, ...this.#env };
    this.#daemons.push(spawn(program, args, { env, stdio: ['ignore', log, log] }));
  }

  /** Stops all daemons, the last one first, and their jobs before them. */
  async stop() {
    await this.#ask('scancel', '--signal=KILL', '--full', '--user=root').catch(() => {});
    for (const daemon of this.#daemons.reverse()) {
      if (daemon.exitCode !== null || daemon.signalCode !== null) continue;
      const ended = new Promise((resolve) => daemon.once('exit', resolve));
      daemon.kill();
      await ended;
    }
    this.#daemons = [];
  }

  /**
   * @param {string} program
   * @param {string[]} args
   */
  #ask(program, ...args) {
    return runProgram(program, args, { env: this.#env });
  }

  /**
   * Runs commands as somebody who works on the cluster types them.
   * @param {string} commands
   * @param {string} cwd
   * @returns {Promise<string>} what they print
   */
  shell(commands, cwd) {
    return runProgram('bash', ['-e', '-c', commands], { cwd, env: this.#env });
  }

  /** @returns {Promise<string>} such as "idle" or "drained" */
  async nodeState() {
    return (await this.#ask('sinfo', '--noheader', '--format=%T')).trim();
  }

  /** @param {'drain' | 'down' | 'resume'} state */
  async setNode(state) {
    const reason = state === 'resume' ? [] : ['Reason=test'];
    await this.#ask('scontrol', 'update', `NodeName=${hostname()}`, `State=${state}`, ...reason);
  }

  /**
   * @param {string} states as squeue takes them
   * @returns {Promise<string[]>} ids of jobs, such as "1_7"
   */
  async jobs(states) {
    const text = await this.#ask(
      'squeue',
      '--noheader',
      '--array',
      `--states=${states}`,
      '-o',
      '%i',
    );
    return text.split('\n').filter(Boolean);
  }

  /** @param {string} id of a job, whose processes end at once */
  async kill(id) {
    await this.#ask('scancel', '--signal=KILL', '--full', id);
  }
}

/** @param {string} answer of the controller */
const isUp = (answer) => /is UP/.test(answer);

/**
 * @param {string} folder
 * @param {number[]} ports
 */
function configText(folder, [controller, node]) {
  const [host, place] = [hostname(), (/** @type {string} */ name) => path.join(folder, name)];
  return `ClusterName=test
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort=${controller}
SlurmdPort=${node}
AuthType=auth/munge
AuthInfo=socket=${place('munge.socket')},cred_expire=5
CredType=cred/munge
StateSaveLocation=${place('state')}
SlurmdSpoolDir=${place('spool')}
SlurmctldPidFile=${place('slurmctld.pid')}
SlurmdPidFile=${place('slurmd.pid')}
SlurmctldLogFile=${place('logs/slurmctld.log')}
SlurmdLogFile=${place('logs/slurmd.log')}
PlugStackConfig=/dev/null
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
KillWait=2
MailProg=/bin/true
NodeName=${host} NodeAddr=127.0.0.1 CPUs=${CPUS} RealMemory=2048 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
}

/**
 * @param {number} count
 * @returns {Promise<number[]>} ports that nobody uses
 */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0));
  await Promise.all(
    servers.map((server) => new Promise((resolve) => server.once('listening', resolve))),
  );
  const ports = servers.map((server) => {
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    return address.port;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
