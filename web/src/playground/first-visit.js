// What an address without an experiment shows: four rules on the same spirals, each with a rate that
// suits it and a schedule of its own.

/** Link of the experiment of a first visit. */
export const FIRST_VISIT =
  'v=1&data.turns=1.3&noise=0.02&speed=300' +
  '&run=sgd,lr=0.1' +
  '&run=momentum,lr=0.05,schedule=cosine,label=Momentum' +
  '&run=rmsprop,lr=0.005' +
  '&run=adamw,lr=0.02,schedule=cosine,warmup=100';
