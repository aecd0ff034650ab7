# https://example.org/#v=1&data=moons&samples=80&noise=0.1&hidden=8&steps=60&run=sgd,lr=0.1&run=adam,lr=0.01,init.seed=4,loss=hinge,batch=0,batch.seed=9&run=lbfgs,lr=0.5,activation=relu,dropout=0.1,steps=10,l2=0.1
"""SGD, Adam and L-BFGS on Moons.

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

STEPS = 60  # updates
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

    def uniform(self):
        high, low = self.bits() >> 5, self.bits() >> 6
        return (high << 26 | low) / 2**53


def mini_batches(count, size, seed):
    """Rows of one mini-batch after the other; every epoch has an order of its own."""
    random, order = PCG32(seed, stream=4), list(range(count))
    size = min(size or count, count)
    while True:
        if size < count:
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
    return x[:40], y[:40], x[40:], y[40:]


def load_data_2():
    """Inputs and targets: the training part, and what is held back for validation."""
    x = numbers(INPUTS).reshape(-1, 2)
    y = classes(CLASSES).to(x.dtype).reshape(-1, 1)
    y = 2 * y - 1  # -1 or 1
    return x[:40], y[:40], x[40:], y[40:]


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


def hinge(outputs, y):
    """Wants every output on its side of 0, by 1."""
    return (1 - y * outputs).clamp(min=0).mean()


def make_model(seed):
    return nn.Sequential(
        nn.Linear(2, 8), nn.Tanh(),
        nn.Linear(8, 1),
    )


def make_model_2(seed):
    random = PCG32(seed, stream=5)
    return nn.Sequential(
        nn.Linear(2, 8), nn.ReLU(), Dropout(0.1, random),
        nn.Linear(8, 1),
    )


def initialize(layer):
    """First weights for another seed."""
    if isinstance(layer, nn.Linear):
        nn.init.xavier_uniform_(layer.weight)
        nn.init.zeros_(layer.bias)


# ---- Runs ----

RUNS = {
    "SGD": dict(
        color="#0072b2", lr=0.1,
        optimizer=lambda params, lr: torch.optim.SGD(params, lr=lr),
        steps=60,
        seed=1,
        data=load_data,
        model=make_model,
        loss=nn.BCEWithLogitsLoss(),
        weights=lambda: numbers(WEIGHTS),
        batches=dict(size=32),
        l2=0,
    ),
    "Adam": dict(
        color="#c84f00", lr=0.01,
        optimizer=lambda params, lr: torch.optim.Adam(params, lr=lr),
        steps=60,
        seed=9,
        data=load_data_2,
        model=make_model,
        loss=hinge,
        weights=lambda: numbers(WEIGHTS_2),
        batches=dict(size=0),
        l2=0,
    ),
    "L-BFGS": dict(
        color="#00855f", lr=0.5,
        optimizer=lambda params, lr: torch.optim.LBFGS(params, lr=lr),
        asks="closure",
        steps=10,
        seed=1,
        data=load_data,
        model=make_model_2,
        loss=nn.BCEWithLogitsLoss(),
        weights=lambda: numbers(WEIGHTS),
        batches=dict(size=32),
        l2=0.1,
    ),
}


# ---- Training ----

@torch.no_grad()
def evaluate(model, x, y, loss_of):
    model.eval()
    loss = loss_of(model(x), y).item()
    model.train()
    return loss


def again(model, on):
    """While on, the mini-batch is the same: so are its masks, and statistics stay."""
    for layer in model.modules():
        if isinstance(layer, Dropout):
            layer.again = on


def penalty(model, run):
    """On weights, not on biases."""
    weights = [p for p in model.parameters() if p.dim() == 2]
    return sum(run["l2"] / 2 * (w * w).sum() for w in weights)


def train(run, steps=None, seed=None):
    """The training loss before each update, and points of the validation curve."""
    steps = run["steps"] if steps is None else steps
    x, y, x_val, y_val = run["data"]()
    loss_of = run["loss"]
    model = run["model"](run["seed"] if seed is None else seed)
    if seed is None:
        vector_to_parameters(run["weights"](), model.parameters())
    else:
        torch.manual_seed(seed)
        model.apply(initialize)
    losses, curve = [], []
    optimizer = run["optimizer"](list(model.parameters()), run["lr"])
    batches = mini_batches(len(x), seed=run["seed"] if seed is None else seed, **run["batches"])
    for step in range(steps + 1):
        if step % EVERY == 0 or step == steps:
            curve.append((step, evaluate(model, x_val, y_val, loss_of)))
        if step == steps or (losses and not math.isfinite(losses[-1])):
            break
        rows = next(batches)
        optimizer.zero_grad()
        loss = loss_of(model(x[rows]), y[rows]) + penalty(model, run)
        loss.backward()

        def closure():
            again(model, True)
            optimizer.zero_grad()
            value = loss_of(model(x[rows]), y[rows]) + penalty(model, run)
            value.backward()
            again(model, False)
            return value

        optimizer.step(closure if "asks" in run else None)
        losses.append(loss.item())
    return losses, curve


def plot(curves, file=None):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4))
    for name, (_, curve) in curves.items():
        axes.plot(*zip(*curve), color=RUNS[name]["color"], label=name)
    axes.set(title="SGD, Adam and L-BFGS on Moons", xlabel="Update", ylabel="Validation loss")
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

INPUTS = "4NZPPe11iD/z..."
CLASSES = "000100100100..."
WEIGHTS = "s1W+PrHHGr5O..."
WEIGHTS_2 = "8+syPkgl9r5n..."

RECORDED = {
    "SGD": (2e-5, {0: 0.7318789, 1: 0.7233385, 10: 0.5391329, 59: 0.2337728}),
    "Adam": (2e-5, {0: 2.249804, 1: 2.181254, 10: 1.589865, 59: 0.1795575}),
    # From update 1 on the last bits of the weights decide, so nothing is compared.
    "L-BFGS": (1e-2, {0: 0.9206319}),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, help="number of updates")
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
