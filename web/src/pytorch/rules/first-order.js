// Rules without a second moment, as classes.

/** @type {import('../definitions.js').Definitions} */
export const firstOrder = {
  DeltaRule: {
    uses: ['Rule'],
    text: `class DeltaRule(Rule):
    """Rumelhart, Hinton and Williams 1986: the rate is inside of the velocity."""

    def move(self, p, g, s, o):
        s["move"] = o["alpha"] * s.get("move", 0.0) - o["lr"] * g
        p += s["move"]`,
  },
  AveragedGradient: {
    uses: ['Rule'],
    text: `class AveragedGradient(Rule):
    """Follows a running average of the gradients."""

    def move(self, p, g, s, o):
        p -= o["lr"] * self.average(s, "m", o["beta"], g + o["weight_decay"] * p)`,
  },
  SignSGD: {
    uses: ['Rule'],
    text: `class SignSGD(Rule):
    """Bernstein et al. 2018: every weight moves by the same length."""

    def move(self, p, g, s, o):
        p -= o["lr"] * (g.sign() + o["weight_decay"] * p)`,
  },
  Signum: {
    uses: ['Rule'],
    text: `class Signum(Rule):
    """Bernstein et al. 2018: the sign of an averaged gradient."""

    def move(self, p, g, s, o):
        m = self.average(s, "m", o["momentum"], g)
        p -= o["lr"] * (m.sign() + o["weight_decay"] * p)`,
  },
  Lion: {
    uses: ['Rule'],
    text: `class Lion(Rule):
    """Chen et al. 2023: the sign of one average; another one is remembered."""

    def move(self, p, g, s, o):
        direction = o["beta1"] * s.get("m", torch.zeros_like(p)) + (1 - o["beta1"]) * g
        p -= o["lr"] * (direction.sign() + o["weight_decay"] * p)
        self.average(s, "m", o["beta2"], g)`,
  },
  CautiousLion: {
    uses: ['Rule'],
    text: `class CautiousLion(Rule):
    """Liang et al. 2024: Lion, but only where its direction agrees with the gradient."""

    def move(self, p, g, s, o):
        direction = o["beta1"] * s.get("m", torch.zeros_like(p)) + (1 - o["beta1"]) * g
        agrees = (direction.sign() * g > 0).to(g.dtype)
        if o["rescale"] == "count":
            scale = p.numel() / (agrees.sum() + 1)
        else:
            scale = 1 / agrees.mean().clamp(min=1e-3)
        p *= 1 - o["lr"] * o["weight_decay"]
        p -= o["lr"] * scale * agrees * direction.sign()
        self.average(s, "m", o["beta2"], g)`,
  },
  UnitGradient: {
    uses: ['Rule'],
    text: unitGradient('Rule', 'tensor by tensor'),
  },
  FlatUnitGradient: {
    uses: ['FlatRule'],
    text: unitGradient('FlatRule', 'of the whole network'),
  },
  NesterovClassic: {
    text: `class NesterovClassic(torch.optim.Optimizer):
    """Nesterov 1983: takes the gradient where the velocity leads."""

    def __init__(self, params, lr, momentum):
        super().__init__(params, dict(lr=lr, momentum=momentum))

    @torch.no_grad()
    def step(self, closure):
        o = self.param_groups[0]
        before = [p.clone() for p in o["params"]]
        for p in o["params"]:
            self.state[p].setdefault("v", torch.zeros_like(p))
            p += o["momentum"] * self.state[p]["v"]
        with torch.enable_grad():
            closure()
        for p, start in zip(o["params"], before):
            s = self.state[p]
            s["v"] = o["momentum"] * s["v"] - o["lr"] * p.grad
            p.copy_(start + s["v"])`,
  },
};

/**
 * @param {'Rule' | 'FlatRule'} parent
 * @param {string} scope in words
 */
function unitGradient(parent, scope) {
  return `class UnitGradient(${parent}):
    """Momentum on gradients of length 1, ${scope}."""

    def move(self, p, g, s, o):
        length = g.norm()
        unit = g / length if length > 0 else g
        s["m"] = unit + o["momentum"] * s.get("m", 0.0)
        p -= o["lr"] * s["m"]`;
}
