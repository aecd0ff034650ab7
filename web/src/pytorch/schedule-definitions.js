// Schedules as functions of the update: each one is given the rate of the run and returns the rate of update t,
// counted from 0.

/** @type {import('./definitions.js').Definitions} */
export const schedules = {
  constant: { text: `def constant(lr):\n    return lambda t: lr` },
  cosine: {
    text: `def cosine(lr, length, end=0.0):
    """Half a cosine wave from lr to end."""
    return lambda t: end + (lr - end) * 0.5 * (1 + math.cos(math.pi * min(t, length) / length))`,
    imports: ['import math'],
  },
  cosine_wave: {
    text: `def cosine_wave(lr, length, end=0.0):
    """Half a cosine wave from lr to end, and back, and so on."""
    return lambda t: end + (lr - end) * 0.5 * (1 + math.cos(math.pi * t / length))`,
    imports: ['import math'],
  },
  cosine_restarts: {
    text: `def cosine_restarts(lr, length, growth=1, end=0.0):
    """Half cosine waves, each longer than the last one by the factor growth."""

    def rate(t):
        n = length
        if growth == 1:
            t = t % n
        while t >= n:
            t, n = t - n, n * growth
        return end + (lr - end) * 0.5 * (1 + math.cos(math.pi * t / n))

    return rate`,
    imports: ['import math'],
  },
  constant_factor: {
    text: `def constant_factor(lr, factor, length):
    """A part of the rate at first, then all of it."""
    return lambda t: lr * factor if t < length else lr`,
  },
  cyclical: {
    text: `def cyclical(low, high, up, down, damping=lambda cycle, t: 1.0):
    """Up and down in straight lines (Smith 2017)."""

    def rate(t):
        place, cycle = math.modf(t / (up + down))
        ratio = up / (up + down)
        height = place / ratio if place <= ratio else (1 - place) / (1 - ratio)
        return low + (high - low) * height * damping(cycle, t)

    return rate`,
    imports: ['import math'],
  },
  exponential: {
    text: `def exponential(lr, gamma):
    return lambda t: lr * gamma**t`,
  },
  inverse_sqrt: {
    text: `def inverse_sqrt(lr, warmup, start=0.0):
    """Up in a straight line, then down with the root of the time."""
    rise = lambda t: start + t * (lr - start) / warmup
    return lambda t: rise(t) if t < warmup else lr * math.sqrt(warmup / t)`,
    imports: ['import math'],
  },
  inverse_time: {
    text: `def inverse_time(lr, decay, length):
    return lambda t: lr / (1 + decay * t / length)`,
  },
  inverse_time_stairs: {
    text: `def inverse_time_stairs(lr, decay, length):
    return lambda t: lr / (1 + decay * (t // length))`,
  },
  linear: {
    text: `def linear(lr, length, start=1.0, end=0.0):
    """In a straight line from one factor to another one."""
    return lambda t: lr * (start + (end - start) * min(t, length) / length)`,
  },
  multistep: {
    text: `def multistep(lr, milestones, gamma):
    return lambda t: lr * gamma ** sum(milestone <= t for milestone in milestones)`,
  },
  noam: {
    text: `def noam(lr, d_model, warmup):
    """Vaswani et al. 2017."""
    return lambda t: lr * d_model**-0.5 * min((t + 1) ** -0.5, (t + 1) * warmup**-1.5)`,
  },
  between_cosine: {
    text: `def between_cosine(start, end, share):
    return end + (start - end) * 0.5 * (1 + math.cos(math.pi * share))`,
    imports: ['import math'],
  },
  between_linear: {
    text: `def between_linear(start, end, share):
    return start + (end - start) * share`,
  },
  phases: {
    text: `def phases(values, ends, between):
    """From value to value; each phase ends with its update, and the last value stays."""

    def value(t):
        t, start = min(t, ends[-1]), 0
        for first, last, end in zip(values, values[1:], ends):
            if t <= end:
                break
            start = end
        return between(first, last, (t - start) / (end - start) if end > start else 1.0)

    return value`,
  },
  flat_then_linear: {
    text: `def flat_then_linear(start, end, flat, fall):
    """Flat, then down in a straight line, then flat."""

    def rate(t):
        if t + 1 < flat:
            return start
        return start - (start - end) * (t + 1 - flat) / fall if t + 1 < flat + fall else end

    return rate`,
  },
  through_points: {
    text: `def through_points(lr, points):
    """Straight lines through points of update and factor."""

    def rate(t):
        before = [point for point in points if point[0] < t] or points[:1]
        after = [point for point in points if point[0] >= t] or points[-1:]
        (t0, f0), (t1, f1) = before[-1], after[0]
        share = (t - t0) / (t1 - t0) if t0 < t < t1 else float(t >= t1)
        return lr * (f0 + (f1 - f0) * share)

    return rate`,
  },
  Plateau: {
    text: `class Plateau:
    """torch's ReduceLROnPlateau, told the mean training loss of every epoch."""

    def __init__(self, lr, losses, updates, **settings):
        self.optimizer = torch.optim.SGD([torch.zeros(1)], lr=lr)
        self.watch = torch.optim.lr_scheduler.ReduceLROnPlateau(self.optimizer, **settings)
        self.losses, self.updates, self.seen = losses, updates, 0

    def __call__(self, t):
        while self.seen + self.updates <= len(self.losses):
            epoch = self.losses[self.seen : self.seen + self.updates]
            self.watch.step(sum(epoch) / self.updates)
            self.seen += self.updates
        return self.optimizer.param_groups[0]["lr"]`,
  },
  polynomial: {
    text: `def polynomial(lr, length, power=1.0, end=0.0):
    return lambda t: (lr - end) * (1 - min(t, length) / length) ** power + end`,
  },
  range_test: {
    text: `def range_test(lr, end, steps):
    """Every rate from lr to end, each a little larger than the last one."""
    return lambda t: lr * (end / lr) ** (min(t, steps - 1) / max(1, steps - 1))`,
  },
  sawtooth: {
    text: `def sawtooth(start, end, length):
    return lambda t: start - (start - end) * ((t + 1) % length) / length`,
  },
  stairs: {
    text: `def stairs(lr, gamma, length):
    return lambda t: lr * gamma ** (t // length)`,
  },
  warmup_linear: {
    text: `def warmup_linear(lr, inner, length, start=0.0):
    """Up in a straight line, then what comes after."""
    return lambda t: inner(t - length) if t >= length else lr * (start + (1 - start) * t / length)`,
  },
  warmup_multiply: {
    text: `def warmup_multiply(lr, inner, length, start=0.0):
    """Multiplies another schedule by a line that rises to 1."""
    return lambda t: inner(t) * (start + (1 - start) * min(t, length) / length)`,
  },
  warmup_geometric: {
    text: `def warmup_geometric(lr, inner, length, start):
    """Up by equal factors, then what comes after."""
    return lambda t: inner(t - length) if t >= length else lr * start ** (1 - t / length)`,
  },
  warmup_exponential: {
    text: `def warmup_exponential(lr, inner, tau):
    """Multiplies another schedule by a rise that never quite ends."""
    return lambda t: inner(t) * -math.expm1(-(t + 1) / tau)`,
    imports: ['import math'],
  },
  wsd: {
    text: `def wsd(lr, warmup, stable, decay, shape, floor=0.0):
    """Warm-up, a stable phase, and a decay of the given shape."""

    def rate(t):
        if t < warmup:
            return lr * t / warmup
        progress = min(max(0.0, t - warmup - stable) / decay, 1.0)
        return lr * (floor + (1 - floor) * shape(progress))

    return rate`,
  },
};
