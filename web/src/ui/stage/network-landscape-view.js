import { html, nothing } from 'lit';
import { exploreLandscape } from '../../studies/landscape.js';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { choicesOf } from '../../catalog/entries.js';
import { settingParam } from '../../config/settings.js';
import { formatCount, formatLoss, formatNumber } from '../../drawing/format.js';
import { runNames } from '../../config/run-names.js';
import { contourLevels, cross, drawAxes, drawContours, plotOf } from './draw-landscape.js';
import { PlaneView } from './plane-view.js';
import { runLegend, shownRuns } from './run-legend.js';

const MARGIN = { left: 58, right: 8, top: 8, bottom: 40 };
// While runs train, a less fine picture follows them in the background.
const PAUSE = 1000;
const BUSY_SHARE = 0.4;
// Between two beginnings while something is dragged.
const DRAG_PAUSE = 80;
// So long the first picture may take before another one is wanted.
const PATIENCE = 300;
const ZOOM_STEP = 1.5;

const PLANES = {
  paths: 'Paths of all runs',
  path: 'Path of the selected run',
  random: 'Random directions',
};

/** The loss of a network on a plane through its weights, with the ways of all runs on it. */
export class NetworkLandscapeView extends PlaneView {
  static properties = { landscape: { state: true }, problem: { state: true } };

  #state = '';
  #begun = -Infinity;
  #ended = 0;
  #isSeen = false;
  #control = null;
  #timer = 0;
  #contours = null;

  disconnectedCallback() {
    this.#stop();
    super.disconnectedCallback();
  }

  // Paths grow on the plane that is shown.
  wishes() {
    return { plane: this.landscape?.plane ?? null };
  }

  get #shown() {
    return shownRuns(this.store);
  }

  // The plane goes through the weights of the selected run, if one can see it.
  get #center() {
    const shown = this.#shown.map(({ index }) => index);
    const { selected } = this.store.ui;
    return shown.includes(selected) ? selected : (shown[0] ?? selected);
  }

  render() {
    const { store, landscape } = this;
    const shown = this.#shown;
    return html`<div class="fit">
      <div class="landscape-head">${runLegend(store)} ${this.#tools()}</div>
      <div class="canvas-box">
        <canvas
          role="img"
          aria-label=${this.#words(shown.length)}
          @pointermove=${this.#onPointer}
          @pointerleave=${() => this.#say('')}
          @wheel=${this.#onWheel}
        ></canvas>
      </div>
      <p class="note">
        ${this.problem || (landscape ? this.#explanation() : 'Looking around …')}
        <span class="readout-text"></span>
      </p>
    </div>`;
  }

  #tools() {
    const { store } = this;
    const { catalog, config } = store;
    const current = store.value('plane');
    const choices = choicesOf(
      catalog,
      settingParam(config.settings, 'plane', indexCatalog(catalog)),
    );
    const zoom = (factor) => () => this.#zoom(factor);
    return html`<div class="landscape-tools">
      <select
        class="plain"
        aria-label="Directions of the plane"
        .value=${current}
        @change=${(event) => store.setSetting('plane', event.target.value)}
      >
        ${choices.map(
          ({ id }) =>
            html`<option value=${id} ?selected=${id === current}>${PLANES[id] ?? id}</option>`,
        )}
      </select>
      ${
        current === 'random'
          ? html`<button
              type="button"
              class="chip"
              title="Draw other directions"
              @click=${() => store.setSetting('plane.seed', store.value('plane.seed') + 1)}
            >
              seed ${store.value('plane.seed')}
            </button>`
          : nothing
      }
      <button type="button" class="chip" aria-label="Zoom out" @click=${zoom(1 / ZOOM_STEP)}>
        −
      </button>
      <button type="button" class="chip" aria-label="Zoom in" @click=${zoom(ZOOM_STEP)}>+</button>
    </div>`;
  }

  #zoom(factor) {
    const { catalog, config } = this.store;
    const { min, max } = settingParam(config.settings, 'plane.zoom', indexCatalog(catalog));
    const next = this.store.value('plane.zoom') * factor;
    // Back at 1 it is 1 again, whatever was rounded on the way.
    const near = Math.abs(next - 1) < 0.01 ? 1 : Number(next.toPrecision(3));
    this.store.setSetting('plane.zoom', Math.min(max, 100, Math.max(min, 0.1, near)));
  }

  #onWheel(event) {
    // Without a key the wheel scrolls the page.
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.#zoom(event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
  }

  #words(count) {
    const { landscape } = this;
    if (!landscape) return 'Loss on a plane through the weights';
    const { loss } = lowest(landscape);
    return (
      `Loss on a plane through the weights of ${this.#centerName} with the paths of ${count} ` +
      `runs; the lowest loss in sight is ${formatLoss(loss)}`
    );
  }

  get #centerName() {
    return runNames(this.store.config, this.store.catalog)[this.landscape.center];
  }

  #explanation() {
    const { nodes, samples, ways, isComplete } = this.landscape;
    const others = this.#shown.filter(({ index }) => ways.has(index)).length - 1;
    const strangers = this.#shown.filter(({ index }) => !ways.has(index)).length;
    const title =
      'Without dropout; batch normalisation takes its statistics from these samples. Random ' +
      'directions: the weights into each unit are scaled as they are in the network, biases and ' +
      'normalisations stay (Li et al. 2018).';
    return html`<span title=${title}
        >Loss of ${this.#centerName} on ${formatCount(samples)} training samples,
        ${nodes}×${nodes}${isComplete ? '' : this.#howFiner()}; the cross is the lowest.</span
      >
      ${others > 0 ? 'Other runs lie beside this plane: the height under them is not theirs.' : ''}
      ${
        strangers > 0
          ? `Not on it: ${strangers} ${strangers > 1 ? 'runs' : 'run'} with other weights.`
          : nothing
      }`;
  }

  #howFiner() {
    return this.wish.finest > 1 ? ' (finer when training rests)' : ' and refining';
  }

  // ---- Losses come from the workers ----

  updated() {
    super.updated();
    this.#follow();
  }

  #follow() {
    const { frame } = this.store;
    if (!frame) return;
    const wish = this.#wish();
    const views = this.#shown.map(({ index }) => this.store.runView(index));
    const steps = views.map((view) => [view?.key, view?.state.step]);
    const state = JSON.stringify([wish, steps, frame.playing]);
    if (state === this.#state) return;
    const wait = this.#pauseBefore(wish);
    clearTimeout(this.#timer);
    if (wait > 0) this.#timer = setTimeout(() => this.#follow(), wait);
    if (wait > 0) return;
    this.#state = state;
    this.#explore(wish);
  }

  // Milliseconds until something else is looked at.
  #pauseBefore(wish) {
    const since = performance.now() - this.#begun;
    const isOther = !this.wish || !sameWish(wish, this.wish);
    if (isOther || !this.store.frame.playing) {
      // While something is dragged every picture should get its coarse form, at least.
      const isBeginning = this.#control && !this.#isSeen && !isOther;
      if (!isBeginning || since > PATIENCE) this.#stop();
      return Math.max(0, (this.#control ? PATIENCE : DRAG_PAUSE) - since);
    }
    // Training goes first: what was begun in peace ends.
    if (this.wish.finest < wish.finest) this.#stop();
    // While runs train, a picture of the last moment is better than none for long.
    const pause = Math.max(PAUSE, (this.#ended - this.#begun) / BUSY_SHARE);
    return this.#control ? PAUSE : Math.max(0, pause - since);
  }

  #wish() {
    const { store } = this;
    return {
      kind: store.value('plane'),
      seed: store.value('plane.seed'),
      zoom: store.value('plane.zoom'),
      center: this.#center,
      shown: this.#shown.map(({ index }) => index),
      finest: store.frame.playing ? 2 : 1,
    };
  }

  async #explore(wish) {
    this.#stop();
    const control = new AbortController();
    this.#control = control;
    this.wish = wish;
    this.#isSeen = false;
    this.#begun = performance.now();
    try {
      this.#contours ??= (await import('d3-contour')).contours;
      const isThere = await exploreLandscape(this.store, wish, {
        signal: control.signal,
        onChange: (landscape) => this.#receive(landscape, control),
      });
      this.problem = '';
      // Its run is not ready yet: another frame will come.
      if (!isThere) this.#state = '';
    } catch (error) {
      if (!control.signal.aborted) this.problem = `No landscape: ${error.message}`;
    }
    if (this.#control !== control) return;
    this.#control = null;
    this.#ended = performance.now();
  }

  #receive(landscape, control) {
    if (this.#control !== control) return;
    this.#isSeen = true;
    const { losses, nodes } = landscape;
    const levels = contourLevels(this.#contours, losses, nodes, nodes, { measured: true });
    this.landscape = { ...landscape, levels };
    this.forget();
    performance.mark(`landscape-${nodes}`);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#control?.abort(new Error('something else is looked at'));
    this.#control = null;
  }

  // ---- Drawing ----

  draw() {
    this.#follow();
    super.draw();
  }

  plotOn(width, height) {
    return this.landscape ? plotOf(this.landscape.window, width, height, MARGIN) : null;
  }

  drawBackground(context, plot) {
    const { levels, nodes, shares } = this.landscape;
    // The outermost losses lie on the border.
    const toPixel = ([x, y]) => [
      plot.left + ((x - 0.5) / (nodes - 1)) * (plot.right - plot.left),
      plot.top + ((y - 0.5) / (nodes - 1)) * (plot.bottom - plot.top),
    ];
    drawContours(context, plot, { levels, toPixel, theme: this.theme });
    const [x, y] = shares.map((share, i) => titleOf(i + 1, share));
    drawAxes(context, plot, this.theme, { x, y });
    const { column, row } = lowest(this.landscape);
    cross(context, ...toPixel([column + 0.5, row + 0.5]), this.theme.ink);
  }

  // Until the workers know a new plane, the way to where it was found is shown.
  wayOf({ index, track }) {
    const { plane, ways } = this.landscape;
    return track?.plane === plane.id ? ways.has(index) && track : ways.get(index);
  }

  // ---- Reading off ----

  #onPointer(event) {
    if (!this.landscape) return;
    const { losses, nodes } = this.landscape;
    const { clientWidth, clientHeight } = event.currentTarget;
    const plot = this.plotOn(clientWidth, clientHeight);
    const part = (pixel, from, to) => Math.round(((pixel - from) / (to - from)) * (nodes - 1));
    const column = part(event.offsetX, plot.left, plot.right);
    const row = part(event.offsetY, plot.top, plot.bottom);
    const isInside = Math.min(column, row) >= 0 && Math.max(column, row) < nodes;
    const place = [plot.fromX(event.offsetX), plot.fromY(event.offsetY)].map((value) =>
      formatNumber(value, 2),
    );
    const loss = losses[row * nodes + column];
    this.#say(isInside ? `Loss ${formatLoss(loss)} at (${place.join(', ')}).` : '');
  }

  #say(text) {
    this.querySelector('.readout-text').textContent = text;
  }
}

function sameWish(a, b) {
  const text = (wish) => JSON.stringify({ ...wish, finest: 0 });
  return text(a) === text(b);
}

function titleOf(number, share) {
  if (share < 0) return `Random direction ${number}`;
  const percent = share >= 0.0995 ? Math.round(100 * share) : Number((100 * share).toPrecision(2));
  return `PC ${number}, ${percent}\u202f% of the variance`;
}

// The node with the lowest finite loss.
function lowest({ losses, nodes }) {
  let best = 0;
  for (let i = 1; i < losses.length; i++) {
    if (losses[i] < losses[best] || !Number.isFinite(losses[best])) best = i;
  }
  return { loss: losses[best], column: best % nodes, row: Math.floor(best / nodes) };
}

customElements.define('network-landscape-view', NetworkLandscapeView);
