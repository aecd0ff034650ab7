# https://example.org/#v=1&data=digits&hidden=16&steps=100&run=adam,lr=0.01
"""Adam on Digits 8x8.

From the Optimizer Playground, with the same data, first weights and mini-batches:

    python experiment.py --plot     trains all runs and draws their curves
    python experiment.py --check    compares their first losses with those of the page
"""

import argparse
import math
import pathlib
import sys

import numpy as np
import torch
from torch import nn
from torch.nn.utils import parameters_to_vector, vector_to_parameters

STEPS = 100  # updates
BATCH = 32
SEED = 1  # of the order of mini-batches
EVERY = 1  # updates between two evaluations


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


ARRAYS = np.load(pathlib.Path(__file__).with_suffix(".npz"))


def numbers(name):
    """An array of the file beside this one."""
    return torch.from_numpy(ARRAYS[name]).to(torch.get_default_dtype())


def classes(name):
    return torch.from_numpy(ARRAYS[name]).long()


def load_data():
    """Inputs and targets: the training part, and what is held back for validation."""
    x = numbers("inputs").reshape(-1, 64)
    y = classes("classes")
    return x[:899], y[:899], x[899:], y[899:]


# ---- Network ----

def make_model():
    return nn.Sequential(
        nn.Linear(64, 16), nn.Tanh(),
        nn.Linear(16, 10),
    )


def initialize(layer):
    """First weights for another seed."""
    if isinstance(layer, nn.Linear):
        nn.init.xavier_uniform_(layer.weight)
        nn.init.zeros_(layer.bias)


loss_of = nn.CrossEntropyLoss()


# ---- Runs ----

RUNS = {
    "Adam": dict(
        color="#0072b2", lr=0.01,
        optimizer=lambda params, lr: torch.optim.Adam(params, lr=lr),
    ),
}


# ---- Training ----

@torch.no_grad()
def evaluate(model, x, y):
    return loss_of(model(x), y).item()


def train(run, steps=STEPS, seed=None):
    """The training loss before each update, and points of the validation curve."""
    x, y, x_val, y_val = load_data()
    model = make_model()
    if seed is None:
        vector_to_parameters(numbers("weights"), model.parameters())
    else:
        torch.manual_seed(seed)
        model.apply(initialize)
    losses, curve = [], []
    optimizer = run["optimizer"](list(model.parameters()), run["lr"])
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
        optimizer.step()
        losses.append(loss.item())
    return losses, curve


def plot(curves, file=None):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4))
    for name, (_, curve) in curves.items():
        axes.plot(*zip(*curve), color=RUNS[name]["color"], label=name)
    axes.set(title="Adam on Digits 8x8", xlabel="Update", ylabel="Validation loss")
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

RECORDED = {
    "Adam": (2e-5, {0: 2.408283, 1: 2.34171, 10: 1.875711, 99: 0.3016121}),
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
