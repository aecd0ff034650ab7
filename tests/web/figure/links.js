// Links whose figures are kept as pictures: each kind of view, small and large numbers of runs, light, dark
// and transparent, and what goes wrong.

/** Name of the picture, link, and what differs from the usual figure. */
export const links = [
  ['two-runs', 'v=1&data=moons&noise=0.2&steps=300&run=sgd,lr=0.1&run=adam,lr=0.01', {}],
  [
    'too-small-right-too-large',
    'v=1&data=moons&noise=0.2&steps=300&run=sgd,lr=0.01,label=too+small&run=sgd,lr=0.3,label=right&run=sgd,lr=30,label=too+large',
    { show: ['loss'], size: { width: 600, height: 400 } },
  ],
  [
    'eight-runs',
    `v=1&data=gauss&steps=200${[1, 2, 3, 4, 5, 6, 7, 8].map((i) => `&run=sgd,lr=0.0${i}`).join('')}`,
    { show: ['loss', 'accuracy'] },
  ],
  [
    'surface',
    'v=1&problem=surface&surface=himmelblau&steps=200&run=sgd,lr=0.01&run=momentum,lr=0.01&run=adam,lr=0.1',
    { note: 'All runs start at the same point.' },
  ],
  [
    'schedules',
    'v=1&data=moons&steps=400&run=sgd,lr=0.1,schedule=cosine,warmup=50&run=sgd,lr=0.1,schedule=step&run=sgd,lr=0.1',
    { show: ['lr', 'loss'] },
  ],
  [
    'landscape',
    'v=1&data=moons&hidden=4&steps=100&run=adam,lr=0.05',
    { show: ['landscape', 'loss'] },
  ],
  [
    'fitted-curve',
    'v=1&data=sine&steps=300&run=adam,lr=0.01&run=sgd,lr=0.1',
    { show: ['fit', 'loss'] },
  ],
  ['digits', 'v=1&data=digits&steps=150&run=adam,lr=0.01', { show: ['stage', 'loss'] }],
  [
    'confusion-dark',
    'v=1&data=iris&steps=200&run=adam,lr=0.01&run=sgd,lr=0.1',
    { show: ['confusion', 'loss'], theme: 'dark' },
  ],
  [
    'transparent',
    'v=1&data=xor&steps=200&run=rmsprop,lr=0.01',
    { show: ['loss', 'boundary'], isTransparent: true, title: '' },
  ],
  [
    'diagnostics',
    'v=1&data=moons&steps=200&run=sgd,lr=0.1&run=adam,lr=0.01',
    { show: ['gradient-norm', 'update-ratio', 'cosine'] },
  ],
  ['diverged', 'v=1&problem=surface&surface=quadratic&steps=100&run=sgd,lr=30&run=sgd,lr=0.1', {}],
];
