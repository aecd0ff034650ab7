// What an address without an experiment shows: four rules on the same spirals, each with a rate that
// suits it and a schedule of its own.

/** Link of the experiment of a first visit. */
export const FIRST_VISIT =
  'v=1&data=spiral&noise=0.05&hidden=16-16&activation=tanh&batch=32&steps=2000&speed=300' +
  '&run=sgd,lr=0.3,label=SGD' +
  '&run=momentum,lr=0.1,schedule=cosine,t_max=2000,label=Momentum' +
  '&run=rmsprop,lr=0.003,label=RMSprop' +
  '&run=adamw,lr=0.01,schedule=cosine,t_max=2000,warmup=100';
