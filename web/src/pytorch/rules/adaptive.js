// Rules that divide by the size of past gradients, as classes.

/** @type {import('../definitions.js').Definitions} */
export const adaptive = {
  AdaBelief: {
    uses: ['Rule'],
    text: `class AdaBelief(Rule):
    """Zhuang et al. 2020: divides by how far gradients are from what was expected."""

    def move(self, p, g, s, o):
        if o["decoupled"]:
            p *= 1 - o["lr"] * o["weight_decay"]
        else:
            g = g + o["weight_decay"] * p
        m = self.average(s, "m", o["beta1"], g)
        v = self.average(s, "v", o["beta2"], (g - m) ** 2).add_(o["eps"])
        m = m / (1 - o["beta1"] ** s["t"])
        p -= o["lr"] * m / ((v / (1 - o["beta2"] ** s["t"])).sqrt() + o["eps"])`,
  },
  WindowedAdaDelta: {
    uses: ['Rule'],
    text: `class WindowedAdaDelta(Rule):
    """AdaDelta with means over the last updates in place of running averages."""

    def move(self, p, g, s, o):
        squares, moves = s.setdefault("squares", []), s.setdefault("moves", [])
        n, zero = o["window"], torch.zeros_like(p)
        squares.insert(0, g**2)
        r = o["rho1"] * sum(squares[:n]) / n + (1 - o["rho1"]) * squares[0]
        last = moves[0] if moves else zero
        q = o["rho2"] * sum(moves[1:], zero) / n + (1 - o["rho2"]) * last
        move = o["lr"] * (q + o["eps0"]).sqrt() / (o["eps"] + r.sqrt()) * g
        moves.insert(0, move**2)
        del squares[n:], moves[n:]
        p -= move`,
  },
  WindowedRMSprop: {
    uses: ['Rule'],
    text: `class WindowedRMSprop(Rule):
    """RMSprop with a mean over the last squares in place of a running average."""

    def move(self, p, g, s, o):
        squares = s.setdefault("squares", [])
        squares.insert(0, g**2)
        del squares[o["window"] :]
        r = o["rho"] * sum(squares) / o["window"] + (1 - o["rho"]) * squares[0]
        p -= o["lr"] / (o["eps"] + r.sqrt()) * g`,
  },
  Adafactor: {
    uses: ['Rule'],
    text: `class Adafactor(Rule):
    """Shazeer and Stern 2018: second moments from the means of rows and columns."""

    def move(self, p, g, s, o):
        as_torch, t = o["variant"] == "torch", s["t"]
        beta2 = 1 - t ** o["decay"]
        squares = g**2 if as_torch else g**2 + o["eps1"]
        if p.dim() == 2:
            rows = self.average(s, "rows", beta2, squares.mean(1, keepdim=True))
            columns = self.average(s, "columns", beta2, squares.mean(0, keepdim=True))
            v = rows / rows.mean().clamp(min=o["eps1"] if as_torch else 0) * columns
        else:
            v = self.average(s, "v", beta2, squares)
        if as_torch:
            v = v.clamp(min=max(o["eps1"] ** 2, torch.finfo(v.dtype).tiny))
        rms = lambda x: x.norm().item() / math.sqrt(x.numel())
        u = g / v.sqrt()
        u /= max(1.0, rms(u) / o["clip"])
        size = max(o["eps2"], rms(p))
        if as_torch:
            rate, decay = size * min(o["lr"], 1 / math.sqrt(t)), o["lr"]
        else:
            longest = 1e-6 * t if o["warmup_init"] else 1e-2
            rate = min(longest, 1 / math.sqrt(t)) if o["relative_step"] else o["lr"]
            rate = decay = rate * (size if o["scale_parameter"] else 1.0)
        u *= rate
        if o["beta1"] is not None:
            u = self.average(s, "m", o["beta1"], u)
        p *= 1 - decay * o["weight_decay"]
        p -= u`,
    imports: ['import math'],
  },
  LaggedAdaGrad: {
    uses: ['Rule'],
    text: `class LaggedAdaGrad(Rule):
    """AdaGrad that divides by the squares of earlier gradients only."""

    def move(self, p, g, s, o):
        r = s.get("r", torch.zeros_like(p))
        p -= o["lr"] / (o["eps"] + r.sqrt()) * g
        s["r"] = r + g**2`,
  },
  UncorrectedAdam: {
    uses: ['Rule'],
    text: `class UncorrectedAdam(Rule):
    """Momentum, divided by the root of the averaged squares, without corrections."""

    def move(self, p, g, s, o):
        v = self.average(s, "v", o["beta2"], g**2)
        s["m"] = g + o["momentum"] * s.get("m", 0.0)
        p -= o["lr"] / (v.sqrt() + o["eps"]) * s["m"]`,
  },
  Adan: {
    uses: ['Rule'],
    text: `class Adan(Rule):
    """Xie et al. 2022: averages gradients, their changes, and squares of both together."""

    def move(self, p, g, s, o):
        change = g - s.get("g", g)
        s["g"] = g.clone()
        m = self.average(s, "m", o["beta1"], g) / (1 - o["beta1"] ** s["t"])
        d = self.average(s, "d", o["beta2"], change) / (1 - o["beta2"] ** s["t"])
        n = self.average(s, "n", o["beta3"], (g + o["beta2"] * change) ** 2)
        u = (m + o["beta2"] * d) / ((n / (1 - o["beta3"] ** s["t"])).sqrt() + o["eps"])
        decay = o["lr"] * o["weight_decay"]
        if o["no_prox"]:
            p.mul_(1 - decay).sub_(o["lr"] * u)
        else:
            p.sub_(o["lr"] * u).div_(1 + decay)`,
  },
  AdEMAMix: {
    uses: ['Rule'],
    text: `class AdEMAMix(Rule):
    """Pagliardini et al. 2024: AdamW with a second, slower average of the gradients."""

    def move(self, p, g, s, o):
        fast = self.average(s, "fast", o["beta1"], g) / (1 - o["beta1"] ** s["t"])
        slow = self.average(s, "slow", o["beta3"], g)
        v = self.average(s, "v", o["beta2"], g**2) / (1 - o["beta2"] ** s["t"])
        u = (fast + o["alpha"] * slow) / (v.sqrt() + o["eps"])
        p -= o["lr"] * (u + o["weight_decay"] * p)`,
  },
  ADOPT: {
    uses: ['Rule'],
    text: `class ADOPT(Rule):
    """Taniguchi et al. 2024: divides a gradient by the moments of those before it."""

    def move(self, p, g, s, o):
        if s["t"] == 1:
            s["v"] = g**2
            return
        u = g / s["v"].sqrt().clamp(min=o["eps"])
        if o["clip"]:
            bound = (s["t"] - 1) ** 0.25
            u = u.clamp(-bound, bound)
        p *= 1 - o["lr"] * o["weight_decay"]
        p -= o["lr"] * self.average(s, "m", o["beta1"], u)
        self.average(s, "v", o["beta2"], g**2)`,
  },
  CautiousAdamW: {
    uses: ['Rule'],
    text: `class CautiousAdamW(Rule):
    """Liang et al. 2024: AdamW, but only where its direction agrees with the gradient."""

    def move(self, p, g, s, o):
        m = self.average(s, "m", o["beta1"], g)
        v = self.average(s, "v", o["beta2"], g**2) / (1 - o["beta2"] ** s["t"])
        agrees = (m.sign() * g.sign() > 0).to(g.dtype)
        u = agrees * m / (1 - o["beta1"] ** s["t"]) / (v.sqrt() + o["eps"])
        p *= 1 - o["lr"] * o["weight_decay"]
        p -= o["lr"] / agrees.mean().clamp(min=1e-3) * u`,
  },
  DecoupledNAdam: { text: decoupled('NAdam') },
  DecoupledRAdam: { text: decoupled('RAdam') },
  InnerEpsRMSprop: {
    uses: ['Rule'],
    text: `class InnerEpsRMSprop(Rule):
    """RMSprop with eps inside of the root."""

    def move(self, p, g, s, o):
        g = g + o["weight_decay"] * p
        v = self.average(s, "v", o["alpha"], g**2)
        if o["centered"]:
            v = (v - self.average(s, "mean", o["alpha"], g) ** 2).clamp(min=0)
        u = g / (v + o["eps"]).sqrt()
        if o["momentum"] > 0:
            u = s["b"] = o["momentum"] * s.get("b", 0.0) + u
        p -= o["lr"] * u`,
  },
  PlainRMSprop: {
    uses: ['Rule'],
    text: `class PlainRMSprop(Rule):
    """The gradient, divided by the root of its averaged squares."""

    def move(self, p, g, s, o):
        v = self.average(s, "v", o["beta2"], g**2)
        p -= o["lr"] * g / (v.sqrt() + o["eps"])`,
  },
  Yogi: {
    uses: ['Rule'],
    text: `class Yogi(Rule):
    """Zaheer et al. 2018: the second moment changes by at most the new square."""

    def move(self, p, g, s, o):
        g = g + o["weight_decay"] * p
        start = torch.full_like(p, o["initial_accumulator"])
        s["m"] = o["beta1"] * s.get("m", start) + (1 - o["beta1"]) * g
        v = s.get("v", start)
        s["v"] = v - (1 - o["beta2"]) * (v - g**2).sign() * g**2
        m = s["m"] / (1 - o["beta1"] ** s["t"])
        p -= o["lr"] * m / ((s["v"] / (1 - o["beta2"] ** s["t"])).sqrt() + o["eps"])`,
  },
};

/**
 * @param {'NAdam' | 'RAdam'} name
 */
function decoupled(name) {
  return `class Decoupled${name}(torch.optim.${name}):
    """${name} whose weight decay acts on the weights directly."""

    def __init__(self, params, lr, decay, **settings):
        super().__init__(params, lr=lr, **settings)
        self.decay = decay

    def step(self, closure=None):
        with torch.no_grad():
            for group in self.param_groups:
                for p in group["params"]:
                    p.mul_(1 - group["lr"] * self.decay)
        return super().step(closure)`;
}
