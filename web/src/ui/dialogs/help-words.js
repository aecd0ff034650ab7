// What the help says: what there is to see, how to do what one usually wants, keys, and words.

/** @typedef {{ name: string, words: string }} Explained */

/** @type {Explained[]} what the parts of the page show */
export const PARTS = [
  {
    name: 'Loss',
    words:
      'How wrong each network is, step by step. Lower is better. A run’s name stands at the end of its curve.',
  },
  {
    name: 'Learning rate',
    words: 'How long a step is. The schedule of a run changes it on the way.',
  },
  {
    name: 'Picture',
    words:
      'What each network has learned so far. The colour says which class it sees there, and how sure it is.',
  },
  {
    name: 'Runs',
    words:
      'The table: one training in each row. All begin with the same weights and see the same samples in the same order, so what differs comes from what you changed.',
  },
  {
    name: 'Rule',
    words: 'The formula below the runs: how the selected one turns a gradient into a step.',
  },
  {
    name: 'Problem',
    words:
      'Data, network and training, for all runs together. On a small screen, buttons at the bottom open it and the runs.',
  },
];

/** @type {Explained[]} */
export const TASKS = [
  {
    name: 'Change a rate',
    words: 'Drag its number in the table sideways, or type another one. It trains again at once.',
  },
  {
    name: 'Compare another optimizer',
    words: 'Press Add run, or choose another one in the row of a run.',
  },
  {
    name: 'Change only one run',
    words:
      'Open its row: whatever belongs to all runs, such as the batch size, can be different in one.',
  },
  {
    name: 'Look closer',
    words:
      'Point at a curve, or touch it, to read its numbers. Drag across a chart to zoom in. The slider of the step leads back to any of them.',
  },
  {
    name: 'Share what you found',
    words:
      'Share gives a link, which is the whole experiment, and a snippet for a page of your own; Export gives pictures and numbers.',
  },
];

/** The keys of the page, and what they do. */
export const SHORTCUTS = [
  { keys: ['Space'], words: 'play or pause' },
  { keys: ['→'], words: 'one step' },
  { keys: ['←'], words: 'go back one step' },
  { keys: ['Shift', '→'], words: 'ten steps at once' },
  { keys: ['r'], words: 'reset to the same initial weights' },
  { keys: ['Ctrl', 'Z'], words: 'undo; with Shift: redo (on a Mac: ⌘)' },
  { keys: ['a'], words: 'add a run' },
  { keys: ['d'], words: 'duplicate the selected run' },
  { keys: ['h'], words: 'hide or show the selected run' },
  { keys: ['s'], words: 'show only the selected run, or all again' },
  { keys: ['↑', '↓'], words: 'in a number field: increase or decrease it' },
  { keys: ['←', '→'], words: 'in a chart: move the crosshair' },
  { keys: ['+', '-'], words: 'in a chart: zoom around the crosshair' },
  { keys: [',', '.'], words: 'in a chart: move to what comes before or after' },
  { keys: ['0'], words: 'in a chart: show the whole range' },
  { keys: ['?'], words: 'show this help' },
];

/** @type {Explained[]} from A to Z */
export const GLOSSARY = [
  {
    name: 'Accuracy',
    words: 'The share of samples that a network puts into the right class.',
  },
  {
    name: 'Activation',
    words:
      'The bend in each unit of a network; without one, all layers together are a straight line.',
  },
  {
    name: 'Batch',
    words: 'The samples of which a step takes the mean gradient. Small ones are cheap and noisy.',
  },
  {
    name: 'Diverged',
    words: 'The steps were so long that the loss grew without end. Usually the rate is too large.',
  },
  { name: 'Epoch', words: 'One pass through all training samples.' },
  {
    name: 'Gradient',
    words: 'The direction in which the loss grows fastest. A step goes the other way.',
  },
  {
    name: 'Init',
    words: 'How the first weights are drawn. Too large or too small, and little is learned.',
  },
  {
    name: 'Learning rate',
    words: 'The factor on a step. It matters more than any other number here.',
  },
  {
    name: 'Loss',
    words: 'One number for how wrong a network is: what training makes smaller.',
  },
  {
    name: 'Median',
    words: 'The one in the middle of several results: half of them are lower, half are higher.',
  },
  {
    name: 'Momentum',
    words: 'Steps remember earlier ones and gather speed, as a ball that rolls downhill.',
  },
  {
    name: 'Norm',
    words: 'Keeps the numbers inside a network at a usual size, over a batch or over a layer.',
  },
  {
    name: 'Optimizer',
    words: 'The rule that makes a step out of a gradient: SGD, Adam and many others.',
  },
  {
    name: 'Overfitting',
    words: 'Training samples are learned by heart: their loss falls while that of others grows.',
  },
  {
    name: 'Schedule',
    words: 'How the learning rate changes during training, for example down to 0.',
  },
  { name: 'Seed', words: 'Chooses the random numbers. The same seed gives the same run.' },
  {
    name: 'Sharpness',
    words:
      'How strongly the loss curves where it curves most. With plain gradient descent, a rate above 2 divided by it makes the steps grow instead of settle.',
  },
  {
    name: 'Spike',
    words:
      'For a few steps the loss is far above what it was. A smaller rate, or clipping, often prevents it.',
  },
  {
    name: 'Split',
    words: 'Which share of the data is trained on; the rest is for validation.',
  },
  { name: 'Step', words: 'One change of all weights, also called an update.' },
  {
    name: 'Validation',
    words:
      'Samples that are not trained on. Their loss tells whether anything general was learned.',
  },
  {
    name: 'Warm-up',
    words: 'The rate grows from 0 over the first steps, where long ones do the most harm.',
  },
  {
    name: 'Weight decay',
    words: 'Each step also makes all weights a little smaller, which keeps a network simple.',
  },
];
