"""Golden files of training in which a norm stands after the activation.

Plain Python, and nothing of the engine's: each number remembers what it was made from, and the chain rule goes
through that graph one number at a time. `python3 tests/scripts/norm-after.py` writes the files of
tests/golden/data/mlp that it is named in.
"""

import json
import math
import random
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "golden/data/mlp"
INPUTS, UNITS, CLASSES, SAMPLES, BATCH, STEPS = 3, 6, 3, 24, 8, 50
RATE, MOMENTUM = 0.05, 0.9


class Number:
    """A number, and the numbers that it depends on with the slopes towards them."""

    def __init__(self, value, parents=()):
        self.value, self.parents, self.gradient = value, parents, 0.0

    def __add__(self, other):
        other = as_number(other)
        return Number(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __sub__(self, other):
        return self + as_number(other) * -1.0

    def __mul__(self, other):
        other = as_number(other)
        return Number(self.value * other.value, ((self, other.value), (other, self.value)))

    def __truediv__(self, other):
        return self * as_number(other).function(lambda x: 1 / x, lambda x: -1 / x**2)

    def function(self, f, slope):
        return Number(f(self.value), ((self, slope(self.value)),))


def as_number(value):
    return value if isinstance(value, Number) else Number(float(value))


def total(numbers):
    numbers = list(numbers)
    return Number(math.fsum(one.value for one in numbers), tuple((one, 1.0) for one in numbers))


def mean(numbers):
    return total(numbers) / len(numbers)


def back_from(result):
    """Sets the gradient of `result` towards every number that it was made from."""
    order, seen, stack = [], set(), [(result, False)]
    while stack:
        number, is_done = stack.pop()
        if is_done:
            order.append(number)
        elif id(number) not in seen:
            seen.add(id(number))
            stack.append((number, True))
            stack.extend((parent, False) for parent, _ in number.parents)
    result.gradient = 1.0
    for number in reversed(order):
        for parent, slope in number.parents:
            parent.gradient += slope * number.gradient


def square_root(x):
    return x.function(math.sqrt, lambda value: 0.5 / math.sqrt(value))


def layer_norm(a, eps):
    """Ba et al. 2016, equation 4: over the features of one sample."""
    middle = mean(a)
    around = [one - middle for one in a]
    deviation = square_root(mean([one * one for one in around]) + eps)
    return [one / deviation for one in around]


def rms_norm(a, eps):
    """Zhang & Sennrich 2019, equation 4."""
    size = square_root(mean([one * one for one in a]) + eps)
    return [one / size for one in a]


ACTIVATIONS = {
    "tanh": (math.tanh, lambda x: 1 - math.tanh(x) ** 2),
    "softplus": (lambda x: math.log1p(math.exp(x)), lambda x: 1 / (1 + math.exp(-x))),
}
CASES = [
    ("layer-layernorm-after", "tanh", layer_norm, {"type": "layernorm", "eps": 1e-5, "affine": True}, True),
    ("layer-rmsnorm-after", "softplus", rms_norm, {"type": "rmsnorm", "eps": 1e-6}, False),
]


def dense(weights, biases, x):
    return [total([w * one for w, one in zip(row, x)] + [b]) for row, b in zip(weights, biases)]


def rows_of(numbers, count):
    width = len(numbers) // count
    return [numbers[i * width : (i + 1) * width] for i in range(count)]


def outputs_of(case, tensors, sample):
    _, activation, norm, layer, has_shift = case
    weights, biases, gamma, *rest = tensors
    active = [z.function(*ACTIVATIONS[activation]) for z in dense(rows_of(weights, UNITS), biases, sample)]
    normal = [g * one for g, one in zip(gamma, norm(active, layer["eps"]))]
    if has_shift:
        normal = [one + rho for one, rho in zip(normal, rest[0])]
    return dense(rows_of(rest[-2], CLASSES), rest[-1], normal)


def cross_entropy(outputs, label):
    largest = max(one.value for one in outputs)
    exponentials = [(one - largest).function(math.exp, math.exp) for one in outputs]
    return total(exponentials).function(math.log, lambda x: 1 / x) + largest - outputs[label]


def loss_of(case, tensors, data, rows):
    samples = [[as_number(value) for value in data["x"][row]] for row in rows]
    return mean([
        cross_entropy(outputs_of(case, tensors, sample), data["y"][row]) for sample, row in zip(samples, rows)
    ])


def numbers_of(values):
    return [[Number(value) for value in tensor] for tensor in values]


def trained(case, start, data, batches):
    """Momentum as PyTorch has it; losses and gradient norms are those before each update."""
    values = [list(tensor) for tensor in start]
    velocity = [[0.0] * len(tensor) for tensor in start]
    losses, norms = [], []
    for rows in batches:
        tensors = numbers_of(values)
        loss = loss_of(case, tensors, data, rows)
        back_from(loss)
        losses.append(loss.value)
        norms.append(math.sqrt(math.fsum(w.gradient**2 for tensor in tensors for w in tensor)))
        for tensor, value, v in zip(tensors, values, velocity):
            for i, w in enumerate(tensor):
                v[i] = MOMENTUM * v[i] + w.gradient
                value[i] -= RATE * v[i]
    return {"loss": losses, "grad_norm": norms, "final": values}


def file_of(case):
    name, activation, _, layer, has_shift = case
    source = random.Random(name)
    draw = lambda count, middle=0.0, deviation=0.5: [
        round(source.gauss(middle, deviation), 4) for _ in range(count)
    ]
    sizes = {"0.W": UNITS * INPUTS, "0.b": UNITS, "2.gamma": UNITS, "2.beta": UNITS}
    sizes |= {"3.W": CLASSES * UNITS, "3.b": CLASSES}
    if not has_shift:
        del sizes["2.beta"]
    start = [draw(size, 1.0 if key == "2.gamma" else 0.0) for key, size in sizes.items()]
    data = {"x": [draw(INPUTS, 0, 1) for _ in range(SAMPLES)], "y": [source.randrange(CLASSES) for _ in range(SAMPLES)]}
    batches = [source.sample(range(SAMPLES), BATCH) for _ in range(STEPS)]
    expected = trained(case, start, data, batches)
    end = numbers_of(expected["final"])
    expected["eval_loss"] = loss_of(case, end, data, range(SAMPLES)).value
    expected["eval_out_first3"] = [
        [one.value for one in outputs_of(case, end, [as_number(value) for value in data["x"][row]])] for row in range(3)
    ]
    layers = [
        {"type": "dense", "in": INPUTS, "out": UNITS, "bias": True},
        {"type": "activation", "name": activation},
        {**layer, "features": UNITS},
        {"type": "dense", "in": UNITS, "out": CLASSES, "bias": True},
    ]
    return {
        "format": "mlp-training/1", "id": name, "split": "ours", "layers": layers,
        "loss": {"name": "softmax-ce", "label_smoothing": 0},
        "optimizer": {"id": "momentum", "lr": RATE, "momentum": MOMENTUM, "dampening": 0, "weight_decay": 0},
        "data": data, "batches": batches, "steps": STEPS,
        "param_names": list(sizes), "init": start, "expected": expected,
        "tolerance": {"rtol": 1e-9, "atol": 1e-10},
        "reference": {"library": None, "note": "tests/scripts/norm-after.py"},
    }


for one in CASES:
    text = json.dumps(file_of(one), separators=(",", ":"))
    (FOLDER / f"{one[0]}.json").write_text(text + "\n")
