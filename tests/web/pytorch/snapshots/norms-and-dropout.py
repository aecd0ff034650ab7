# https://example.org/#v=1&data=blobs&hidden=8-8&norm=batch&residual=1&dropout=0.1&steps=300&l2=0.001&run=sgd,lr=0.1,schedule=plateau,warmup=20&run=adam,lr=0.01,with=lookahead
"""SGD and Adam on Blobs.

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
SEED = 1  # of the order of mini-batches and dropout
L2 = 0.001  # penalty
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

    def uniform(self):
        high, low = self.bits() >> 5, self.bits() >> 6
        return (high << 26 | low) / 2**53


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
    y = classes(CLASSES)
    return x[:250], y[:250], x[250:], y[250:]


# ---- Network ----

class Dropout(nn.Module):
    """nn.Dropout with the masks of the page."""

    again = False  # for the same mini-batch: with the same mask

    def __init__(self, p, random):
        super().__init__()
        self.p, self.random = p, random

    def forward(self, x):
        if not self.training:
            return x
        if not self.again:
            keep = [self.random.uniform() >= self.p for _ in range(x.numel())]
            self.mask = torch.tensor(keep).reshape(x.shape[::-1]).T
        return x * self.mask / (1 - self.p)


class Residual(nn.Module):
    """Adds what its layers make of the input to the input."""

    def __init__(self, *layers):
        super().__init__()
        self.block = nn.Sequential(*layers)

    def forward(self, x):
        return x + self.block(x)


def make_model(seed):
    random = PCG32(seed, stream=5)
    return nn.Sequential(
        nn.Linear(2, 8, bias=False), nn.BatchNorm1d(8), nn.Tanh(), Dropout(0.1, random),
        Residual(nn.Linear(8, 8, bias=False), nn.BatchNorm1d(8), nn.Tanh(), Dropout(0.1, random)),
        nn.Linear(8, 3),
    )


def initialize(layer):
    """First weights for another seed."""
    if isinstance(layer, nn.Linear):
        nn.init.xavier_uniform_(layer.weight)
        if layer.bias is not None:
            nn.init.zeros_(layer.bias)


loss_of = nn.CrossEntropyLoss()


# ---- Optimizers ----

class Wrapper:
    """Works around another optimizer."""

    def __init__(self, inner, **settings):
        self.inner, self.o, self.t = inner, settings, 0

    @property
    def params(self):
        if isinstance(self.inner, Wrapper):
            return self.inner.params
        return [p for group in self.inner.param_groups for p in group["params"]]

    def evaluated(self):
        """The weights to evaluate, where those that train are others."""
        return self.inner.evaluated() if hasattr(self.inner, "evaluated") else None


class Lookahead(Wrapper):
    """Zhang et al. 2019: every k updates, back to a part of the way."""

    def step(self, closure=None):
        if self.t == 0:
            self.slow = [p.detach().clone() for p in self.params]
        self.inner.step(closure)
        self.t += 1
        if self.t % self.o["k"] == 0:
            with torch.no_grad():
                for p, slow in zip(self.params, self.slow):
                    slow += self.o["alpha"] * (p - slow)
                    p.copy_(slow)


# ---- Schedules ----

class Plateau:
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
        return self.optimizer.param_groups[0]["lr"]


def warmup_linear(lr, inner, length, start=0.0):
    """Up in a straight line, then what comes after."""
    return lambda t: inner(t - length) if t >= length else lr * (start + (1 - start) * t / length)


def constant(lr):
    return lambda t: lr


# ---- Runs ----

RUNS = {
    "SGD": dict(
        color="#0072b2", lr=0.1,
        optimizer=lambda params, lr: torch.optim.SGD(params, lr=lr),
        schedule=lambda lr, losses: warmup_linear(
            lr,
            Plateau(lr, losses, updates=8, factor=0.1, patience=10),
            length=20,
            start=0.1,
        ),
    ),
    "Adam": dict(
        color="#c84f00", lr=0.01,
        optimizer=lambda params, lr: torch.optim.Adam(params, lr=lr),
        around=lambda rule: Lookahead(rule, k=5, alpha=0.5),
        schedule=lambda lr, losses: constant(lr),
    ),
}


# ---- Training ----

@torch.no_grad()
def evaluate(model, x, y):
    model.eval()
    loss = loss_of(model(x), y).item()
    model.train()
    return loss


def penalty(model):
    """On weights, not on biases."""
    weights = [p for p in model.parameters() if p.dim() == 2]
    return sum(L2 / 2 * (w * w).sum() for w in weights)


def train(run, steps=STEPS, seed=None):
    """The training loss before each update, and points of the validation curve."""
    x, y, x_val, y_val = load_data()
    model = make_model(SEED if seed is None else seed)
    if seed is None:
        vector_to_parameters(numbers(WEIGHTS), model.parameters())
    else:
        torch.manual_seed(seed)
        model.apply(initialize)
    losses, curve = [], []
    rule = run["optimizer"](list(model.parameters()), run["lr"])
    optimizer = run["around"](rule) if "around" in run else rule
    rate = run["schedule"](run["lr"], losses)
    schedule = torch.optim.lr_scheduler.LambdaLR(rule, lambda t: rate(t) / run["lr"])
    batches = mini_batches(len(x), BATCH, SEED if seed is None else seed)
    for step in range(steps + 1):
        if step % EVERY == 0 or step == steps:
            curve.append((step, evaluate(model, x_val, y_val)))
        if step == steps or (losses and not math.isfinite(losses[-1])):
            break
        rows = next(batches)
        rule.zero_grad()
        loss = loss_of(model(x[rows]), y[rows]) + penalty(model)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        schedule.step()
    return losses, curve


def plot(curves, file=None):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4))
    for name, (_, curve) in curves.items():
        axes.plot(*zip(*curve), color=RUNS[name]["color"], label=name)
    axes.set(title="SGD and Adam on Blobs", xlabel="Update", ylabel="Validation loss")
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

INPUTS = "q7g4v0VAn7/6..."
CLASSES = "221120222212..."
WEIGHTS = "s1W+PrHHGr5O..."

RECORDED = {
    "SGD": (2e-5, {0: 1.479956, 1: 1.550913, 10: 0.5779143, 100: 0.04097083, 299: 0.01462557}),
    "Adam": (2e-5, {0: 1.479956, 1: 1.439177, 10: 0.7494376, 100: 0.06128118, 299: 0.01527329}),
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
