// Types of element.js: the element, its events, and its tag for TypeScript and JSX.

import type {
  Colours,
  FigureWish,
  GoalReport,
  Progress,
  ReportFields,
  RunResults,
} from '../embed/protocol.js';

export type {
  Colours,
  FigureWish,
  GoalReport,
  InputError,
  Progress,
  RunProgress,
  RunResults,
} from '../embed/protocol.js';

/** Attributes of `<optimizer-playground>`. */
export interface OptimizerPlaygroundAttributes {
  /** The experiment: the text of a link after "#". */
  config?: string;
  /** Title above the charts, and the name of the frame for those who do not see it. */
  heading?: string;
  /** Views and their order, with commas between them. */
  show?: string;
  /** Settings that the reader can change. */
  controls?: string;
  /** Settings that are not shown. */
  hide?: string;
  /** Settings that are shown and cannot be changed. */
  lock?: string;
  /** What there is to see is said in words. */
  narrate?: string | boolean;
  /** Default: auto, as the page around it. */
  theme?: Colours | 'auto';
  /** It plays at once ("1"), or waits at the first step ("0"); default: it shows what comes out. */
  autoplay?: string | boolean;
  /** Step that is shown at first. */
  at?: string | number;
  /** CSS pixels; default: 400. Styles of the page go before it. */
  height?: string | number;
  /** It plays while others do. */
  together?: string | boolean;
  /** Address of the playground's page, where it is not beside the script. */
  site?: string;
}

export interface OptimizerPlaygroundEventMap {
  ready: CustomEvent<ReportFields['ready']>;
  progress: CustomEvent<Progress>;
  diverged: CustomEvent<ReportFields['diverged']>;
  finished: CustomEvent<ReportFields['finished']>;
  goal: CustomEvent<GoalReport>;
  configchange: CustomEvent<ReportFields['configchange']>;
  narration: CustomEvent<ReportFields['narration']>;
  error: CustomEvent<ReportFields['error']>;
}

/** What a page can read of an element, and do with it. What is asked before the figure is there waits for it. */
export interface OptimizerPlaygroundApi {
  /** The text of the experiment's link after "#", as it is now; setting it shows another experiment. */
  config: string;
  /** Everything that a link can name. */
  readonly catalog: Promise<Record<string, unknown>>;
  play(): Promise<void>;
  pause(): Promise<void>;
  /** Makes so many updates, 1 by default. */
  step(count?: number): Promise<void>;
  /** Trains to a step, and stops. */
  trainTo(step: number): Promise<void>;
  /** Shows a step that was reached before. */
  seek(step: number): Promise<void>;
  reset(): Promise<void>;
  /** Brings the curves of a run forward, counted from 1; null: of none. */
  highlight(run: number | null): Promise<void>;
  setTheme(theme: Colours | 'auto'): Promise<void>;
  getConfig(): Promise<string>;
  /** Rejects with an error that has `problems`; then nothing has changed. */
  setConfig(config: string): Promise<string>;
  getResults(): Promise<RunResults[]>;
  /** The text of an SVG file, or a PNG as a data: address. */
  getFigure(wish?: FigureWish): Promise<string>;
  exportCsv(): Promise<string>;
  /** A data: address. */
  exportPng(view: string): Promise<string>;
  getNarration(): Promise<string[]>;
  /** Makes a table (CSV text) the data of the experiment. */
  setData(table: string, target?: string): Promise<string>;
}

/** `<optimizer-playground>` */
export interface OptimizerPlayground extends HTMLElement, OptimizerPlaygroundApi {
  addEventListener<K extends keyof OptimizerPlaygroundEventMap>(
    type: K,
    listener: (this: OptimizerPlayground, event: OptimizerPlaygroundEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends Exclude<keyof HTMLElementEventMap, keyof OptimizerPlaygroundEventMap>>(
    type: K,
    listener: (this: OptimizerPlayground, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

export declare const OptimizerPlayground: {
  new (): OptimizerPlayground;
  prototype: OptimizerPlayground;
};

type Tag = OptimizerPlaygroundAttributes & {
  id?: string;
  class?: string;
  className?: string;
  style?: unknown;
  slot?: string;
  key?: string | number | null;
  ref?: unknown;
  children?: unknown;
};

declare global {
  interface HTMLElementTagNameMap {
    'optimizer-playground': OptimizerPlayground;
  }
}

// @ts-ignore: only where React is installed
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'optimizer-playground': Tag;
    }
  }
}

// @ts-ignore: only where Preact is installed
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'optimizer-playground': Tag;
    }
  }
}
