// What letters mean in the formulas of a family, where neither a parameter nor the formula itself says it.

/** @type {Partial<Record<import('./catalog-index.js').Family, Record<string, string>>>} words by TeX */
export const NOTATION = {
  optimizers: {
    '\\theta': 'the weights',
    f: 'the loss',
    g: 'the gradient',
    G: 'the gradient of a weight matrix',
    W: 'the weights of a layer',
    b: 'its biases',
    w: 'the weights of a neuron',
    '\\Delta': 'a change',
    H: 'the Hessian matrix of the loss',
    I: 'the identity matrix',
    N: 'a normal distribution',
    t: 'the update, counted from 1',
  },
  schedules: {
    t: 'the update, counted from 0',
    T: 'the updates of the whole run',
    e: "Euler's number",
  },
  datasets: {
    x: 'the inputs of a sample',
    y: 'its class or target',
    r: 'the distance from the centre',
    I: 'the identity matrix',
    e: "Euler's number",
  },
  activations: {
    e: "Euler's number",
    '\\Phi': 'the distribution function of normal numbers',
  },
  losses: {
    o: 'the outputs of the network',
    y: 'the targets',
    N: 'the number of outputs of all samples',
    B: 'the samples of the batch',
    C: 'the number of classes',
    e: "Euler's number",
  },
  initializers: {
    W: 'the weights of a layer',
    b: 'its biases',
    in: 'the inputs of the layer',
    out: 'its outputs',
    N: 'a normal distribution (mean, variance)',
    U: 'a uniform distribution',
    I: 'the identity matrix',
    '\\delta': '1 on the diagonal, 0 elsewhere',
  },
  surfaces: { e: "Euler's number" },
  norms: {
    z: 'what a unit passes on',
    '\\mu': 'its mean',
    '\\sigma': 'its standard deviation',
    '\\gamma': 'a factor that is learnt',
    '\\rho': 'a shift that is learnt',
    '\\beta': 'a shift that is learnt',
  },
};
