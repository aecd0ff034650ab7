# https://example.org/#v=1&problem=surface&surface=himmelblau&gradient_noise=0.1&steps=200&run=adam,lr=0.1&run=sgd,lr=0.005,with=sam
"""Adam and SGD on Himmelblau.

From the Optimizer Playground, with the same surface and start:

    python experiment.py --plot     trains all runs and draws their curves
    python experiment.py --check    compares their first losses with those of the page
"""

import argparse
import math
import statistics
import sys

import torch
from torch import nn

STEPS = 200  # updates
SEED = 1  # of the noise of gradients
START = (-0.5, -1.0)


# ---- Noise ----

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

    def uniform(self):
        high, low = self.bits() >> 5, self.bits() >> 6
        return (high << 26 | low) / 2**53

    def normal(self):  # Wichura 1988
        return statistics.NormalDist().inv_cdf(self.uniform() + 2**-54)


# ---- Surface ----

def surface(x, y):
    return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2


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


class SAM(Wrapper):
    """Foret et al. 2021: takes the gradient from a place uphill."""

    def step(self, closure):
        before = [p.detach().clone() for p in self.params]
        with torch.no_grad():
            sizes = [p.abs() if self.o["adaptive"] else 1.0 for p in self.params]
            scaled = [size * p.grad for size, p in zip(sizes, self.params)]
            norm = torch.cat([each.reshape(-1) for each in scaled]).norm()
            for p, size, each in zip(self.params, sizes, scaled):
                p += self.o["rho"] / (norm + 1e-12) * size * each
        closure()
        with torch.no_grad():
            for p, start in zip(self.params, before):
                p.copy_(start)
        self.inner.step()


# ---- Runs ----

RUNS = {
    "Adam": dict(
        color="#0072b2", lr=0.1,
        optimizer=lambda params, lr: torch.optim.Adam(params, lr=lr),
        noise=0.1,
    ),
    "SGD": dict(
        color="#c84f00", lr=0.005,
        optimizer=lambda params, lr: torch.optim.SGD(params, lr=lr),
        around=lambda rule: SAM(rule, rho=0.05, adaptive=False),
        asks="closure",
        noise=0.1,
    ),
}


# ---- Training ----

def train(run, steps=STEPS, seed=None):
    """The height before each update, and points of its curve."""
    point = nn.Parameter(torch.tensor(START))
    random = PCG32(SEED if seed is None else seed, stream=6)
    random.normal(), random.normal()  # the page has drawn them before the first update
    losses = []
    rule = run["optimizer"]([point], run["lr"])
    optimizer = run["around"](rule) if "around" in run else rule
    for step in range(steps):
        rule.zero_grad()
        height = surface(*point.double())
        height.backward()
        noise = run["noise"] * torch.tensor([random.normal(), random.normal()])
        point.grad += noise

        def closure():
            rule.zero_grad()
            value = surface(*point.double())
            value.backward()
            point.grad += noise
            return value

        optimizer.step(closure if "asks" in run else None)
        losses.append(height.item())
        if not math.isfinite(losses[-1]):
            break
    return losses, list(enumerate(losses))


def plot(curves, file=None):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4))
    for name, (_, curve) in curves.items():
        axes.plot(*zip(*curve), color=RUNS[name]["color"], label=name)
    lowest = min(value for _, curve in curves.values() for _, value in curve)
    axes.set(title="Adam and SGD on Himmelblau", xlabel="Update", ylabel="Height")
    if lowest > 0:
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
    # From update 199 on the last bits of the weights decide, so nothing is compared.
    "Adam": (2e-3, {0: 180.3125, 1: 178.6597, 10: 135.6181, 100: 0.01448763}),
    "SGD": (2e-4, {0: 180.3125, 1: 179.8102, 10: 141.628, 100: 0.0477554, 199: 0.0416466}),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=STEPS, help="number of updates")
    parser.add_argument("--seed", type=int, help="other noise")
    parser.add_argument("--plot", nargs="?", const="", metavar="FILE", help="draw the curves")
    parser.add_argument("--check", action="store_true", help="compare with the page")
    options = parser.parse_args()
    torch.set_num_threads(1)  # quicker, for networks so small
    if options.check:
        sys.exit(0 if check() else 1)
    curves = {name: train(run, options.steps, options.seed) for name, run in RUNS.items()}
    for name, (_, curve) in curves.items():
        print(f"{name}: height {curve[-1][1]:.4g} after {curve[-1][0]} updates")
    if options.plot is not None:
        plot(curves, options.plot)


if __name__ == "__main__":
    main()
