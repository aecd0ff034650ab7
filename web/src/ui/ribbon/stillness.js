// When the ribbon may train: while the page stands still, somebody sees it, and power and data are no concern.

/** @typedef {import('../model/store.js').Store} Store */

// The page stands still when nothing was trained for so long, in milliseconds.
const PAUSE = 200;

/** @typedef {{ charging: boolean } & EventTarget} Battery */
/** @typedef {Navigator & { connection?: { saveData?: boolean }, getBattery?: () => Promise<Battery> }} Machine */

/**
 * Tells when training may begin, and when it has to end. Owns listeners: call dispose().
 */
export class Stillness {
  #store;
  #tell;
  #ends = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #moved = '';
  #isStill = false;
  /** @type {Battery | null} */
  #battery = null;

  /**
   * @param {Store} store
   * @param {() => void} tell something changed
   */
  constructor(store, tell) {
    this.#store = store;
    this.#tell = tell;
    const { signal } = this.#ends;
    store.addEventListener('frame', () => this.#look(), { signal });
    store.addEventListener('change', () => this.#look(), { signal });
    document.addEventListener('visibilitychange', () => tell(), { signal });
    this.#followBattery();
    this.#look();
  }

  dispose() {
    this.#ends.abort();
    clearTimeout(this.#timer);
  }

  /** Whether nothing is trained for the page, and somebody looks at it. */
  get isStill() {
    return this.#isStill && !document.hidden && !isBusy(this.#store);
  }

  /** Why nothing is trained unless somebody asks for it; empty: there is no reason. */
  get thrift() {
    const { connection } = /** @type {Machine} */ (navigator);
    if (connection?.saveData || matchMedia('(prefers-reduced-data: reduce)').matches) {
      return 'to save data';
    }
    return this.#battery && !this.#battery.charging ? 'on battery' : '';
  }

  async #followBattery() {
    // Some pages must not ask.
    const battery = await /** @type {Machine} */ (navigator).getBattery?.().catch(() => null);
    if (!battery || this.#ends.signal.aborted) return;
    this.#battery = battery;
    battery.addEventListener('chargingchange', () => this.#tell(), { signal: this.#ends.signal });
    this.#tell();
  }

  #look() {
    const now = placeOf(this.#store);
    if (now === this.#moved) return;
    this.#moved = now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#rest(), PAUSE);
    if (!this.#isStill) return;
    this.#isStill = false;
    this.#tell();
  }

  #rest() {
    this.#isStill = true;
    this.#tell();
  }
}

/**
 * Whether something is trained, or about to be.
 * @param {Pick<Store, 'frame' | 'isFrameOld'>} store
 */
export function isBusy({ frame, isFrameOld }) {
  if (!frame || isFrameOld) return true;
  return frame.playing || frame.sought !== null || frame.runs.some(isPending);
}

/** @param {import('../../engine/page/run-state.js').RunView} view */
function isPending({ status }) {
  return status === 'loading';
}

// Changes with every update that is made for the page.
/** @param {Pick<Store, 'frame' | 'isFrameOld'>} store */
function placeOf(store) {
  const steps = store.frame?.runs.map(({ key, state }) => `${key} ${state.step}`) ?? [];
  return [isBusy(store), ...steps].join();
}
