// As the engine counts them: three times the running average, and twice what it was at the start.
const FACTOR = 3;
const ABOVE_START = 2;
const DECAY = 0.95;

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'spikes',
  words: 'updates whose loss is three times the running average and twice the first loss',
  short: 'number of spikes',
  unit: 'count',
  // Where an entry is the largest of several updates, several spikes count as one.
  compute({ batches: { value } }) {
    let [average, weight, spikes] = [0, 0, 0];
    for (let i = 0; i < value.length; i++) {
      const usual = weight > 0 ? average / weight : value[i];
      if (value[i] > FACTOR * usual && value[i] > ABOVE_START * value[0]) spikes += 1;
      average = DECAY * average + (1 - DECAY) * value[i];
      weight = DECAY * weight + (1 - DECAY);
    }
    return { value: value.length ? spikes : NaN };
  },
};
