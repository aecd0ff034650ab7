// What an address without an experiment shows: two rules on the same spirals, from the same weights and with
// the same schedule. Adam's rate suits it; SGD's is ten times too small, and raising it is the first
// thing to try: at 1 both end alike, and at 10 SGD learns nothing.

/** Link of the experiment of a first visit. */
export const FIRST_VISIT =
  'v=1&data.turns=1.3&noise=0.02&speed=300' +
  '&run=sgd,lr=0.1,schedule=cosine' +
  '&run=adam,lr=0.01,schedule=cosine';
