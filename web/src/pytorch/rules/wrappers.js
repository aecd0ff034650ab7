// What works around a rule: changes of the gradient as functions, everything else as classes.

/** @type {import('../definitions.js').Definitions} */
export const wrappers = {
  Wrapper: {
    text: `class Wrapper:
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
        return self.inner.evaluated() if hasattr(self.inner, "evaluated") else None`,
  },
  LayerRates: {
    uses: ['Wrapper'],
    text: `class LayerRates(Wrapper):
    """Makes the moves of some tensors longer or shorter."""

    def step(self, closure=None):
        before = [p.detach().clone() for p in self.params]
        self.inner.step(closure)
        with torch.no_grad():
            for p, start, factor in zip(self.params, before, self.o["factors"]):
                p.copy_(start + factor * (p - start))`,
  },
  Lookahead: {
    uses: ['Wrapper'],
    text: `class Lookahead(Wrapper):
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
                    p.copy_(slow)`,
  },
  EMA: {
    uses: ['Wrapper'],
    text: `class EMA(Wrapper):
    """Evaluates a running average of the weights."""

    def step(self, closure=None):
        self.inner.step(closure)
        now = [p.detach().clone() for p in self.params]
        decay = self.o["decay"] if self.t else 0.0
        before = self.mean if self.t else now
        self.mean = [decay * mean + (1 - decay) * p for mean, p in zip(before, now)]
        self.t += 1

    def evaluated(self):
        return self.mean if self.t else super().evaluated()`,
  },
  SWA: {
    uses: ['Wrapper'],
    text: `class SWA(Wrapper):
    """Izmailov et al. 2018: evaluates the mean of some of the last weights."""

    def step(self, closure=None):
        self.inner.step(closure)
        self.t += 1
        late = self.t - self.o["start"]
        if late < 0 or late % self.o["freq"]:
            return
        count = late // self.o["freq"] + 1
        now = [p.detach().clone() for p in self.params]
        before = now if count == 1 else self.mean
        self.mean = [mean + (p - mean) / count for mean, p in zip(before, now)]

    def evaluated(self):
        return self.mean if self.t >= self.o["start"] else super().evaluated()`,
  },
  Cautious: {
    uses: ['Wrapper'],
    text: `class Cautious(Wrapper):
    """Liang et al. 2024: keeps the part of a move that agrees with the gradient."""

    def step(self, closure=None):
        before = [p.detach().clone() for p in self.params]
        self.inner.step(closure)
        with torch.no_grad():
            for p, start in zip(self.params, before):
                agrees = ((start - p) * p.grad > 0).to(p.dtype)
                p.copy_(start + agrees / agrees.mean().clamp(min=1e-3) * (p - start))`,
  },
  OutlierFilter: {
    uses: ['Wrapper'],
    text: `class OutlierFilter(Wrapper):
    """Leaves out mini-batches whose gradient is much longer than usual."""

    def step(self, closure=None):
        norms = self.__dict__.setdefault("norms", [])
        norm = torch.cat([p.grad.reshape(-1) for p in self.params]).norm().item()
        usual = statistics.median(norms) if len(norms) == self.o["window"] else 0
        norms.append(norm)
        del norms[: -self.o["window"]]
        if not (usual > 0 and norm > self.o["k"] * usual):
            self.inner.step(closure)`,
    imports: ['import statistics'],
  },
  SAM: {
    uses: ['Wrapper'],
    text: `class SAM(Wrapper):
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
        self.inner.step()`,
  },
  Changed: {
    uses: ['Wrapper'],
    text: `class Changed(Wrapper):
    """Changes the gradient for what is inside only."""

    def step(self, closure=None):
        kept = [p.grad.clone() for p in self.params]
        self.o["change"](self.params)
        self.inner.step(closure)
        for p, gradient in zip(self.params, kept):
            p.grad.copy_(gradient)`,
  },
  clip_units: {
    text: `def clip_units(params, factor, eps):
    """Brock et al. 2021: the gradient of a unit, at most a share of its weights."""
    for p in params:
        sides = dict(dim=1, keepdim=True) if p.dim() == 2 else {}
        size, length = p.detach().norm(**sides), p.grad.norm(**sides)
        p.grad *= (factor * size.clamp(min=eps) / length.clamp(min=1e-6)).clamp(max=1)`,
  },
  centralize: {
    text: `def centralize(params):
    """Yong et al. 2020: the gradient of every unit has a mean of 0."""
    for p in params:
        if p.dim() == 2:
            p.grad -= p.grad.mean(1, keepdim=True)`,
  },
  GradientNoise: {
    uses: ['PCG32'],
    text: `class GradientNoise:
    """Neelakantan et al. 2015: normal noise that fades."""

    def __init__(self, eta, gamma, seed):
        self.eta, self.gamma, self.t = eta, gamma, 0
        self.random = PCG32(seed, stream=6)

    def __call__(self, params):
        sigma = math.sqrt(self.eta / (1.0 + self.t) ** self.gamma)
        for p in params:
            noise = [self.random.normal() for _ in range(p.numel())]
            p.grad += sigma * torch.tensor(noise).reshape(p.shape)
        self.t += 1`,
    imports: ['import math'],
  },
};
