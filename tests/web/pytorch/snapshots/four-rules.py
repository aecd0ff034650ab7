# https://example.org/#v=1&data=moons&noise=0.1&hidden=8&steps=300&run=sgd,lr=0.3&run=momentum,lr=0.05&run=lion,lr=0.01&run=adamw,lr=0.01,schedule=one-cycle,with=clip-norm
"""4 runs on Moons.

From the Optimizer Playground, with the same data, first weights and mini-batches:

    python experiment.py --plot     trains all runs and draws their curves
    python experiment.py --check    compares their first losses with those of the page
"""

import argparse
import base64
import math
import sys

import torch
from torch import nn
from torch.nn.utils import parameters_to_vector, vector_to_parameters

STEPS = 300  # updates
BATCH = 32
SEED = 1  # of the order of mini-batches
EVERY = 2  # updates between two evaluations


# ---- Data ----

class PCG32:
    """The random numbers of the page (O'Neill 2014)."""

    def __init__(self, seed, stream):
        mixed, words = stream << 32 | seed, []
        for _ in range(2):  # SplitMix64
            mixed = (mixed + 0x9E3779B97F4A7C15) % 2**64
            z = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 % 2**64
            z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
            words.append(z ^ z >> 31)
        self.state, self.step = words[0], words[1] | 1
        self.bits()

    def bits(self):
        old, self.state = self.state, (self.state * 6364136223846793005 + self.step) % 2**64
        bits, turn = ((old >> 18 ^ old) >> 27) % 2**32, old >> 59
        return (bits >> turn | bits << -turn % 32) % 2**32

    def below(self, count):  # Lemire 2019
        product = self.bits() * count
        while product % 2**32 < 2**32 % count:
            product = self.bits() * count
        return product >> 32


def mini_batches(count, size, seed):
    """Rows of one mini-batch after the other; every epoch has an order of its own."""
    random, order = PCG32(seed, stream=4), list(range(count))
    while True:
        for i in range(count, 1, -1):  # Fisher and Yates
            j = random.below(i)
            order[i - 1], order[j] = order[j], order[i - 1]
        for start in range(0, count, size):
            yield order[start : start + size]


def numbers(text):
    """A line of base64 as float32 numbers."""
    values = torch.frombuffer(bytearray(base64.b64decode(text)), dtype=torch.float32)
    return values.to(torch.get_default_dtype())


def classes(text):
    return torch.tensor([int(digit, 36) for digit in text])


def load_data():
    """Inputs and targets: the training part, and what is held back for validation."""
    x = numbers(INPUTS).reshape(-1, 2)
    y = classes(CLASSES).to(x.dtype).reshape(-1, 1)
    return x[:250], y[:250], x[250:], y[250:]


# ---- Network ----

def make_model():
    return nn.Sequential(
        nn.Linear(2, 8), nn.Tanh(),
        nn.Linear(8, 1),
    )


def initialize(layer):
    """First weights for another seed."""
    if isinstance(layer, nn.Linear):
        nn.init.xavier_uniform_(layer.weight)
        nn.init.zeros_(layer.bias)


loss_of = nn.BCEWithLogitsLoss()


# ---- Optimizers ----

class Rule(torch.optim.Optimizer):
    """Moves a tensor p by its gradient g; s is what is remembered of it, o are the settings."""

    def __init__(self, params, lr=1.0, **settings):
        super().__init__(params, dict(lr=lr, **settings))

    @torch.no_grad()
    def step(self, closure=None):
        for o in self.param_groups:
            for p in o["params"]:
                s = self.state[p]
                s["t"] = s.get("t", 0) + 1
                self.move(p, p.grad, s, o)

    def average(self, s, name, beta, value):
        s[name] = beta * s.get(name, 0.0) + (1 - beta) * value
        return s[name]


class Lion(Rule):
    """Chen et al. 2023: the sign of one average; another one is remembered."""

    def move(self, p, g, s, o):
        direction = o["beta1"] * s.get("m", torch.zeros_like(p)) + (1 - o["beta1"]) * g
        p -= o["lr"] * (direction.sign() + o["weight_decay"] * p)
        self.average(s, "m", o["beta2"], g)


# ---- Schedules ----

def constant(lr):
    return lambda t: lr


def between_cosine(start, end, share):
    return end + (start - end) * 0.5 * (1 + math.cos(math.pi * share))


def phases(values, ends, between):
    """From value to value; each phase ends with its update, and the last value stays."""

    def value(t):
        t, start = min(t, ends[-1]), 0
        for first, last, end in zip(values, values[1:], ends):
            if t <= end:
                break
            start = end
        return between(first, last, (t - start) / (end - start) if end > start else 1.0)

    return value


# ---- Runs ----

RUNS = {
    "SGD": dict(
        color="#0072b2", lr=0.3,
        optimizer=lambda params, lr: torch.optim.SGD(params, lr=lr),
        schedule=constant,
    ),
    "Heavy ball": dict(
        color="#c84f00", lr=0.05,
        optimizer=lambda params, lr: torch.optim.SGD(params, lr=lr, momentum=0.9),
        schedule=constant,
    ),
    "Lion": dict(
        color="#00855f", lr=0.01,
        optimizer=lambda params, lr: Lion(params, lr=lr, beta1=0.9, beta2=0.99, weight_decay=0),
        schedule=constant,
    ),
    "AdamW": dict(
        color="#b0569a", lr=0.01,
        optimizer=lambda params, lr: torch.optim.AdamW(params, lr=lr),
        gradients=[lambda params: nn.utils.clip_grad_norm_(params, 1)],
        schedule=lambda lr: phases(
            [lr / 25, lr, lr / 25 / 10000],
            [0.3 * STEPS - 1, STEPS - 1],
            between_cosine,
        ),
        momentum=phases([0.95, 0.85, 0.95], [0.3 * STEPS - 1, STEPS - 1], between_cosine),
        momentum_of=["betas"],
    ),
}


# ---- Training ----

@torch.no_grad()
def evaluate(model, x, y):
    return loss_of(model(x), y).item()


def set_momentum(optimizer, names, value):
    for group in optimizer.param_groups:
        for name in names:
            group[name] = (value, *group["betas"][1:]) if name == "betas" else value


def train(run, steps=STEPS, seed=None):
    """The training loss before each update, and points of the validation curve."""
    x, y, x_val, y_val = load_data()
    model = make_model()
    if seed is None:
        vector_to_parameters(numbers(WEIGHTS), model.parameters())
    else:
        torch.manual_seed(seed)
        model.apply(initialize)
    losses, curve = [], []
    optimizer = run["optimizer"](list(model.parameters()), run["lr"])
    rate = run["schedule"](run["lr"])
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda t: rate(t) / run["lr"])
    batches = mini_batches(len(x), BATCH, SEED if seed is None else seed)
    for step in range(steps + 1):
        if step % EVERY == 0 or step == steps:
            curve.append((step, evaluate(model, x_val, y_val)))
        if step == steps or (losses and not math.isfinite(losses[-1])):
            break
        rows = next(batches)
        optimizer.zero_grad()
        loss = loss_of(model(x[rows]), y[rows])
        loss.backward()
        for change in run.get("gradients", []):
            change(list(model.parameters()))
        if "momentum" in run:
            set_momentum(optimizer, run["momentum_of"], run["momentum"](step))
        optimizer.step()
        losses.append(loss.item())
        schedule.step()
    return losses, curve


def plot(curves, file=None):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4))
    for name, (_, curve) in curves.items():
        axes.plot(*zip(*curve), color=RUNS[name]["color"], label=name)
    axes.set(title="4 runs on Moons", xlabel="Update", ylabel="Validation loss")
    axes.set_yscale("log")
    axes.yaxis.set_major_locator(plt.LogLocator(subs=(1, 2, 5)))
    axes.yaxis.set(major_formatter="{x:g}", minor_formatter="")
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="0.9")
    axes.legend(frameon=False)
    figure.savefig(file, dpi=150) if file else plt.show()


def check():
    """Whether the first losses are those that the page noted, as far as single precision goes."""
    worst = {}
    for name, (tolerance, noted) in RECORDED.items():
        losses, _ = train(RUNS[name], steps=max(noted) + 1)
        worst[name] = max(abs(losses[t] - loss) / max(abs(loss), 1e-6) for t, loss in noted.items())
        print(f"{name}: worst relative difference {worst[name]:.1e}, allowed {tolerance:.0e}")
    return all(worst[name] <= RECORDED[name][0] for name in worst)


# ---- Numbers of the page ----

INPUTS = "uBijvhgovD8u..."
CLASSES = "010101110100..."
WEIGHTS = "s1W+PrHHGr5O..."

RECORDED = {
    "SGD": (2e-5, {0: 0.7345549, 1: 0.6767036, 10: 0.3617676, 100: 0.2397478, 299: 0.3864631}),
    "Heavy ball": (2e-5, {
        0: 0.7345549, 1: 0.7312212, 10: 0.3968195, 100: 0.233714, 299: 0.3077929,
    }),
    "Lion": (2e-5, {0: 0.7345549, 1: 0.7228828, 10: 0.5615281, 100: 0.2410491, 299: 0.1218226}),
    "AdamW": (2e-5, {0: 0.7345549, 1: 0.7419676, 10: 0.7185086, 100: 0.2990655, 299: 0.3738174}),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=STEPS, help="number of updates")
    parser.add_argument("--seed", type=int, help="other first weights and mini-batches")
    parser.add_argument("--plot", nargs="?", const="", metavar="FILE", help="draw the curves")
    parser.add_argument("--check", action="store_true", help="compare with the page")
    options = parser.parse_args()
    torch.set_num_threads(1)  # quicker, for networks so small
    if options.check:
        sys.exit(0 if check() else 1)
    curves = {name: train(run, options.steps, options.seed) for name, run in RUNS.items()}
    for name, (_, curve) in curves.items():
        print(f"{name}: validation loss {curve[-1][1]:.4g} after {curve[-1][0]} updates")
    if options.plot is not None:
        plot(curves, options.plot)


if __name__ == "__main__":
    main()
