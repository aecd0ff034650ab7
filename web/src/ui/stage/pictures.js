// The pictures there are, without their code.

import { html } from 'lit';

/**
 * Every picture of the stage: what it is called, for which problems it exists, how it is made.
 * Landscapes need a contour library, so they are loaded when first shown.
 */
export const PICTURES = [
  {
    id: 'landscape',
    name: 'Landscape',
    suits: ({ surface }) => surface,
    load: () => import('./landscape-view.js'),
    show: (store) => html`<landscape-view .store=${store}></landscape-view>`,
  },
  {
    id: 'boundary',
    name: 'Boundary',
    suits: ({ surface, dataset }) => !surface && dataset?.features === 2 && !dataset.file,
    load: () => import('./boundary-view.js'),
    show: (store) => html`<boundary-view .store=${store}></boundary-view>`,
  },
  {
    id: 'fit',
    name: 'Fitted curve',
    suits: ({ surface, dataset }) => !surface && dataset?.features === 1,
    load: () => import('./fit-view.js'),
    show: (store) => html`<fit-view .store=${store}></fit-view>`,
  },
  {
    id: 'digits',
    name: 'Predictions',
    suits: ({ imageWidth }) => imageWidth > 0,
    load: () => import('./digits-view.js'),
    show: (store) => html`<digits-view .store=${store}></digits-view>`,
  },
  {
    id: 'confusion',
    name: 'Confusion matrix',
    suits: ({ surface, dataset }) =>
      !surface && dataset && (dataset.task === 'multiclass' || dataset.task === 'binary'),
    load: () => import('./confusion-view.js'),
    show: (store) => html`<confusion-view .store=${store}></confusion-view>`,
  },
  {
    id: 'landscape',
    name: 'Landscape',
    suits: ({ surface, dataset }) => !surface && dataset,
    load: () => import('./network-landscape-view.js'),
    show: (store) => html`<network-landscape-view .store=${store}></network-landscape-view>`,
  },
  {
    id: 'range',
    name: 'Rate range',
    suits: () => true,
    load: () => import('../experiments/range-view.js'),
    show: (store) => html`<range-view .store=${store}></range-view>`,
  },
  {
    id: 'sweep',
    name: 'Sweep',
    suits: () => true,
    load: () => import('../experiments/sweep-view.js'),
    show: (store) => html`<sweep-view .store=${store}></sweep-view>`,
  },
  {
    id: 'race',
    name: 'Fair race',
    suits: () => true,
    load: () => import('../experiments/race-view.js'),
    show: (store) => html`<race-view .store=${store}></race-view>`,
  },
];
