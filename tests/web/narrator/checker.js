// Checks what sentences claim against what `replay --every 1` prints. It reads both as text, and shares no
// code with what wrote them.

const NUMBER = String.raw`(-?\d[\d\u202f]*(?:\.\d+)?(?:e-?\d+)?)`;
const AT = String.raw`(?:at step ${NUMBER}|between steps ${NUMBER} and ${NUMBER})`;
const GAP = `loss ${NUMBER} on all training samples, ${NUMBER} on validation samples`;

/**
 * @param {string} csv what replay prints
 * @param {{ names: string[], every: number[], others: boolean[], training: Map<number, number>[] }} known of each
 *   run: its name, how often the page evaluates it, whether its problem is another one than that of the
 *   link, and its losses over all training data by step
 * @param {number} [upTo] as if nothing had been trained beyond this step
 */
export function runsOf(csv, { names, every, others, training }, upTo = Infinity) {
  const [head, ...lines] = csv.split('\n').filter((line) => line && !line.startsWith('#'));
  const columns = head.split(',');
  const rows = lines.map((line) => {
    const cells = line.split(',');
    const row = {};
    columns.forEach((column, i) => {
      row[column] = cells[i] === '' ? null : Number(cells[i].replace('inf', 'Infinity'));
    });
    return row;
  });
  return names.map((name, index) => {
    const trained = rows.filter(({ run }) => run === index);
    const own = trained.filter(({ step }) => step <= upTo);
    const hasValidation = own[0].val_loss !== null;
    const all = own.map((row) => ({
      step: row.step,
      lr: row.lr,
      loss: hasValidation ? row.val_loss : row.train_loss,
      batch: row.train_loss,
      train: training[index].get(row.step),
      accuracy: row.val_accuracy ?? row.train_accuracy,
    }));
    const end = all[all.length - 1].step;
    const isOver = own.length === trained.length;
    // A run is evaluated before its next update, and after its last one.
    const seen = all.filter(({ step, loss }) => {
      const isSeen = step === end ? isOver : step % every[index] === 0;
      return isSeen && Number.isFinite(loss);
    });
    return { name, all, seen, end, hasValidation, isOther: others[index] };
  });
}

const read = (text) => Number(text.replaceAll('\u202f', ''));

/** Whether a number is what a text with four digits shows. */
function near(value, shown) {
  if (shown === 0) return Math.abs(value) < 1e-45;
  const digit = 10 ** (Math.floor(Math.log10(Math.abs(shown))) - 3);
  return Math.abs(value - shown) <= 0.51 * digit;
}

const at = (run, step) => run.seen.find((point) => point.step === step);

/** [from, to] of "at step 5" (4, 5) or "between steps 3 and 6" (3, 6): it is later than from. */
function range(single, from, to) {
  return single === undefined ? [read(from), read(to)] : [read(single) - 1, read(single)];
}

/** The first evaluation below a value, and the one before it. */
function firstBelow(run, limit) {
  let before = -1;
  for (const { step, loss } of run.seen) {
    if (loss < limit) return [before, step];
    before = step;
  }
  return [NaN, NaN];
}

/** Whether at the end most losses of a run are below a value, and so large a part since it first was. */
function stays(run, limit, part = 0.89) {
  const below = (points) => points.filter(({ loss }) => loss < limit).length / points.length;
  const since = run.seen.filter(({ step }) => step >= firstBelow(run, limit)[1]);
  const last = run.seen.slice(-Math.max(3, Math.floor(run.seen.length / 10)));
  return below(last) >= 0.5 && (part === 0.5 || below(since) >= part);
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Whether a loss is higher in the last tenth than in the tenth from a step on, on average of three or more, and by more
 * than twice what usually lies between two neighbours.
 */
function hasRisen({ seen }, step) {
  const size = Math.max(3, Math.floor(seen.length / 10));
  const place = seen.findIndex((point) => point.step === step);
  const around = seen.slice(place, place + size);
  const [before, now] = [around, seen.slice(-size)].map((points) => mean(points.map(valueOf)));
  const since = seen.slice(place).map(valueOf);
  const changes = since.slice(1).map((value, i) => Math.abs(value - since[i]));
  const usual = changes.sort((a, b) => a - b)[Math.floor(changes.length / 2)];
  return now > 1.05 * before && now - before > 2 * usual;
}

const valueOf = (point) => point.loss;

// Where exact steps are given, evaluations must be that dense.
const agrees = ([from, to], [before, step]) => step === to && before === from;

const loss = (run, step) => at(run, step)?.loss;
const lastOf = (run) => run.seen[run.seen.length - 1];
const bestOf = (run) => Math.min(...run.seen.map((point) => point.loss));
const rateOf = (run, step) => run.all.find((row) => row.step === step)?.lr;

const hasGap = (run) =>
  isFinished(run) && run.hasValidation && lastOf(run).loss > 1.99 * lastOf(run).train;

/** Whether two losses are those of a run, and no other run does better on its training data than this. */
function isLargestGap([train, validation], run, all) {
  const ratio = ({ loss, train }) => loss / train;
  const isLargest = all
    .filter(hasGap)
    .every((one) => ratio(lastOf(one)) <= 1.0001 * ratio(lastOf(run)));
  const { train: own, loss: other } = lastOf(run);
  return hasGap(run) && isLargest && near(own, read(train)) && near(other, read(validation));
}

/** By kind: a pattern, and whether its claims hold: (numbers, runs of the sentence, all runs). */
const KINDS = {
  diverged: {
    pattern: ` diverged at step ${NUMBER}(?:: .*)?`,
    holds([step], [run]) {
      const { loss: last, batch } = run.all.at(-1);
      return run.end === read(step) && !(Number.isFinite(last) && Number.isFinite(batch));
    },
  },
  'first-below': {
    pattern: `: first below ${NUMBER} ${AT}, (at least )?${NUMBER} times earlier than (.*)`,
    holds([limit, a, b, c, atLeast, times, rest], [run, other], all) {
      const [own, others] = [firstBelow(run, read(limit)), firstBelow(other, read(limit))];
      const exact = others[1] / own[1];
      const least = (others[0] + 1) / own[1];
      const said = read(times);
      const unit = said < 10 ? 0.1 : 1;
      const over = least - said;
      const isNext = all.every(
        (one) => one === run || !(firstBelow(one, read(limit))[1] < others[1]),
      );
      const isRight = atLeast
        ? over > -1e-9 && over < unit
        : Math.abs(exact - said) <= 0.501 * unit;
      return (
        agrees(range(a, b, c), own) &&
        isRight &&
        isNext &&
        rest.startsWith(other.name) &&
        stays(run, read(limit)) &&
        canCompare(all)
      );
    },
  },
  'only-below': {
    pattern: `Only RUN gets below ${NUMBER}, first ${AT}`,
    holds([limit, a, b, c], [run], all) {
      const isAlone = all.every((one) => one === run || bestOf(one) >= read(limit));
      const isThere = agrees(range(a, b, c), firstBelow(run, read(limit)));
      return isAlone && isThere && stays(run, read(limit), 0.5) && canCompare(all);
    },
  },
  lowest: {
    pattern: ` ends lowest: ${NUMBER}, then OTHER with ${NUMBER}`,
    holds([own, others], [run, other], all) {
      const [a, b] = [lastOf(run).loss, lastOf(other).loss];
      const between = all.filter((one) => isFinished(one) && lastOf(one).loss < b);
      return (
        near(a, read(own)) &&
        near(b, read(others)) &&
        a < b &&
        between.length === 1 &&
        isFinished(run) &&
        isFinished(other) &&
        canCompare(all)
      );
    },
  },
  tie: {
    pattern: ` and OTHER are tied within the noise of the batches in the last 8 evaluations`,
    holds(_, [a, b], all) {
      const [own, others] = [a.seen.slice(-8), b.seen.slice(-8)];
      let [lower, higher] = [0, 0];
      own.forEach((point, i) => {
        if (point.loss < others[i].loss) lower += 1;
        if (point.loss > others[i].loss) higher += 1;
      });
      return lower >= 2 && higher >= 2 && canCompare(all);
    },
  },
  overtakes: {
    pattern: ` overtakes OTHER ${AT} and stays ahead`,
    holds([a, b, c], [run, other], all) {
      const [from, to] = range(a, b, c);
      const isNext = run.seen.every(({ step }) => step <= from || step >= to) && at(run, to);
      const isBehind = loss(run, from) >= loss(other, from) && isNext;
      const isAhead = run.seen
        .filter(({ step }) => step >= to)
        .every((point) => point.loss < loss(other, point.step));
      return Boolean(isBehind) && isAhead && canCompare(all);
    },
  },
  behind: {
    pattern: ` ends at ${NUMBER}, where OTHER was by step ${NUMBER}`,
    holds([end, step], [run, other], all) {
      const before = other.seen.filter((point) => point.step < read(step));
      const isFirst = before.every((point) => point.loss > lastOf(run).loss);
      const isThere = loss(other, read(step)) <= lastOf(run).loss;
      return near(lastOf(run).loss, read(end)) && isFirst && isThere && canCompare(all);
    },
  },
  'still-falls': {
    pattern: ` still falls: ${NUMBER} by step ${NUMBER}, ${NUMBER} at the end, its lowest`,
    holds([before, step, end], [run]) {
      let last;
      for (const point of run.seen) if (point.step <= read(step)) last = point.loss;
      const isLowest = lastOf(run).loss === bestOf(run) && last > lastOf(run).loss;
      return isLowest && near(last, read(before)) && near(lastOf(run).loss, read(end));
    },
  },
  same: {
    pattern: ` and OTHER (are the same in every digit of|agree within 0.001\u202f% in) all ${NUMBER} evaluations`,
    holds([how, count], [a, b]) {
      const part = how.startsWith('agree') ? 1.01e-5 : 0;
      const isNear = ({ loss, step }, other) =>
        step === other.step && Math.abs(loss - other.loss) <= part * Math.abs(loss);
      return (
        a.seen.length === read(count) &&
        b.seen.length === read(count) &&
        a.seen.every((point, i) => isNear(point, b.seen[i]))
      );
    },
  },
  'warm-up': {
    pattern: `: warm-up ends ${AT}(?:, at rate ${NUMBER})?`,
    holds([a, b, c, rate], [run]) {
      const [, step] = range(a, b, c);
      let isRising = true;
      for (let i = 1; i <= step; i++) if (!(rateOf(run, i) > rateOf(run, i - 1))) isRising = false;
      const isRight = rate === undefined || near(rateOf(run, step), read(rate));
      return isRising && !(rateOf(run, step + 1) > rateOf(run, step)) && isRight;
    },
  },
  overfit: {
    pattern: ` overfits: from step ${NUMBER} to ${NUMBER} validation rose from ${NUMBER} to ${NUMBER}, while training fell`,
    holds(texts, [run]) {
      const [from, to, low, high] = texts.map(read);
      const [a, b] = [at(run, from), at(run, to)];
      const isRight = near(a.loss, low) && near(b.loss, high);
      return (
        isFinished(run) &&
        run.hasValidation &&
        isRight &&
        a.loss === bestOf(run) &&
        b.loss > a.loss &&
        b.train < a.train &&
        hasRisen(run, from)
      );
    },
  },
  'above-start': {
    pattern: ` ends higher \\(${NUMBER}\\) than it started \\(${NUMBER}\\)`,
    holds: ([end, start], [run]) =>
      near(lastOf(run).loss, read(end)) &&
      near(run.all[0].loss, read(start)) &&
      lastOf(run).loss > run.all[0].loss &&
      !hasGap(run),
  },
  slow: {
    pattern: ` hardly moves: ${NUMBER} at the start, ${NUMBER} at the end; its rate may be too small`,
    holds([start, end], [run]) {
      const first = run.all[0].loss;
      const isStill = run.seen.every(
        (point) => Math.abs(point.loss - first) <= 0.051 * Math.abs(first),
      );
      return isStill && near(first, read(start)) && near(lastOf(run).loss, read(end));
    },
  },
  jump: {
    pattern: ` jumps from ${NUMBER} to ${NUMBER} ${AT}`,
    holds([low, high, a, b, c], [run]) {
      const [from, to] = range(a, b, c);
      return (
        near(loss(run, from), read(low)) &&
        near(loss(run, to), read(high)) &&
        read(high) >= 2.9 * read(low)
      );
    },
  },
  peak: {
    pattern: ` first climbs from ${NUMBER} to ${NUMBER} at step ${NUMBER}, then falls`,
    holds([start, top, step], [run]) {
      const highest = Math.max(...run.seen.map((point) => point.loss));
      return (
        near(run.all[0].loss, read(start)) &&
        near(loss(run, read(step)), read(top)) &&
        loss(run, read(step)) === highest &&
        lastOf(run).loss < highest
      );
    },
  },
  'stands-still': {
    pattern: ` stays flat from step ${NUMBER} on, within 2 % of ${NUMBER}`,
    holds([since, value], [run]) {
      const end = lastOf(run).loss;
      const isStill = run.seen
        .filter(({ step }) => step >= read(since))
        .every((point) => Math.abs(point.loss - end) <= 0.0201 * Math.abs(end));
      return isStill && near(end, read(value));
    },
  },
  gap: {
    pattern: ` fits the training data much better than new data: ${GAP}`,
    holds: (texts, [run], all) => isLargestGap(texts, run, all),
  },
  'by-heart': {
    pattern: ` has learned the training data by heart: ${GAP}, more than at the start`,
    holds: (texts, [run], all) =>
      isLargestGap(texts, run, all) &&
      lastOf(run).loss > run.all[0].loss &&
      lastOf(run).train < 0.11 * run.all[0].train,
  },
  'rate-drop': {
    pattern: `: its rate drops from ${NUMBER} to ${NUMBER} at step ${NUMBER}(?:; loss ${NUMBER} then, ${NUMBER} at the end)?`,
    holds([from, to, step, before, end], [run]) {
      const drops =
        near(rateOf(run, read(step) - 1), read(from)) && near(rateOf(run, read(step)), read(to));
      if (before === undefined) return drops;
      let last;
      for (const point of run.seen) if (point.step <= read(step)) last = point.loss;
      return drops && near(last, read(before)) && near(lastOf(run).loss, read(end));
    },
  },
  settles: {
    pattern: ` settles as its rate falls: it moves by ${NUMBER} per evaluation in the middle fifth, ${NUMBER} in the last tenth`,
    holds([halfway, end], [run]) {
      const moveIn = (from, to) => {
        let [sum, count, before] = [0, 0, null];
        for (const point of run.seen) {
          if (point.step < from * run.end || point.step > to * run.end) continue;
          if (before !== null) [sum, count] = [sum + Math.abs(point.loss - before), count + 1];
          before = point.loss;
        }
        return sum / count;
      };
      return (
        near(moveIn(0.4, 0.6), read(halfway)) &&
        near(moveIn(0.9, 1), read(end)) &&
        rateOf(run, run.end - 1) < rateOf(run, Math.floor(run.end / 2))
      );
    },
  },
  zigzag: {
    pattern: ` goes up and down: it rises in ${NUMBER} of ${NUMBER} evaluations`,
    holds([ups, count], [run]) {
      let rises = 0;
      for (let i = 1; i < run.seen.length; i++)
        if (run.seen[i].loss > run.seen[i - 1].loss) rises += 1;
      const moves = run.seen.slice(1).map((point, i) => Math.abs(point.loss - run.seen[i].loss));
      const isSeen = mean(moves) > 0.019 * mean(run.seen.map((point) => Math.abs(point.loss)));
      return rises === read(ups) && run.seen.length - 1 === read(count) && isSeen;
    },
  },
  'all-right': {
    pattern: ` gets every (validation|training) sample right from (?:step ${NUMBER} on|some step on ${AT})`,
    holds([part, exact, a, b, c], [run]) {
      const step = exact === undefined ? range(a, b, c)[1] : read(exact);
      const isRight = run.seen
        .filter((point) => point.step >= step)
        .every((point) => point.accuracy === 1);
      const before = run.seen.filter((point) => point.step < step).at(-1);
      return isRight && before.accuracy < 1 && (part === 'validation') === run.hasValidation;
    },
  },
  early: {
    pattern: ` has made 90 % of its fall from ${NUMBER} to ${NUMBER} within the first ${NUMBER} of ${NUMBER} steps`,
    holds([first, best, step, steps], [run]) {
      const way = run.all[0].loss - bestOf(run);
      const done = run.all[0].loss - loss(run, read(step));
      return (
        near(run.all[0].loss, read(first)) &&
        near(bestOf(run), read(best)) &&
        done >= 0.8999 * way &&
        run.end === read(steps)
      );
    },
  },
  'rate-zero': {
    pattern: `: its rate is 0 from (?:step ${NUMBER} on|a step ${AT} on)`,
    holds([exact, a, b, c], [run]) {
      const step = exact === undefined ? range(a, b, c)[1] : read(exact);
      const isZero = run.all
        .filter((row) => row.step >= step && row.step < run.end)
        .every((row) => row.lr === 0);
      return isZero && (exact === undefined || rateOf(run, step - 1) !== 0);
    },
  },
};

const isFinished = (run) => run.all.every((row) => Number.isFinite(row.loss));
const canCompare = (runs) => runs.every((run) => !run.isOther) || runs.every((run) => run.isOther);

/** Kinds that the rows of a replay can tell right from wrong. */
export const CHECKED = Object.keys(KINDS);

/**
 * @returns {string} what is wrong with a sentence; empty: nothing
 */
export function mistakeIn({ kind, runs: indices, text }, all) {
  const known = KINDS[kind];
  if (!known) return `nobody checks ${kind}`;
  const [run, other] = indices.map((index) => all[index]);
  const literal = (name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const named = known.pattern.includes('RUN') ? known.pattern : `RUN${known.pattern}`;
  const source = named
    .replace('RUN', literal(run.name))
    .replace('OTHER', other ? literal(other.name) : 'OTHER');
  const match = new RegExp(`^${source}$`, 'u').exec(text);
  if (!match) return `it does not read like ${kind}`;
  return known.holds(match.slice(1), [run, other], all) ? '' : 'it is wrong';
}
