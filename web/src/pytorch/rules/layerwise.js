// Rules that look at whole tensors, at how far they came, or at averages of weights, as classes.

/** @type {import('../definitions.js').Definitions} */
export const layerwise = {
  LAMB: {
    uses: ['Rule'],
    text: `class LAMB(Rule):
    """You et al. 2019: Adam, each tensor by a step as long as the tensor itself."""

    def move(self, p, g, s, o):
        m = self.average(s, "m", o["beta1"], g)
        v = self.average(s, "v", o["beta2"], g**2)
        if o["bias_correction"]:
            m, v = m / (1 - o["beta1"] ** s["t"]), v / (1 - o["beta2"] ** s["t"])
        u = m / (v.sqrt() + o["eps"]) + o["weight_decay"] * p
        size, length = p.norm().item(), u.norm().item()
        adapts = o["always_adapt"] or o["weight_decay"] != 0
        if o["clamp"] is not None:
            size_used = min(size, o["clamp"])
        else:
            size_used = size
        ratio = size_used / length if adapts and size > 0 and length > 0 else 1.0
        p -= o["lr"] * ratio * u`,
  },
  LARS: {
    uses: ['Rule'],
    text: `class LARS(Rule):
    """You et al. 2017: momentum, each tensor by a rate of its own."""

    def move(self, p, g, s, o):
        size, length, decay = p.norm().item(), g.norm().item(), o["weight_decay"]
        ratio = 1.0
        if size > 0 and length > 0:
            ratio = o["trust"] * size / (length + decay * size + o["eps"])
        u = ratio * (g + decay * p)
        s["v"] = o["momentum"] * s.get("v", 0.0) + u
        p -= o["lr"] * (u + o["momentum"] * s["v"] if o["nesterov"] else s["v"])`,
  },
  Muon: {
    uses: ['Rule'],
    text: `class Muon(Rule):
    """Jordan et al. 2024: orthogonal steps for matrices; AdamW for vectors."""

    def move(self, p, g, s, o):
        if p.dim() == 2:
            m = self.average(s, "m", o["momentum"], g)
            u = o["momentum"] * m + (1 - o["momentum"]) * g if o["nesterov"] else m
            tall, wide = max(p.shape), max(1.0, p.shape[0] / p.shape[1])
            scale = {"original": math.sqrt(wide), "match_rms_adamw": 0.2 * math.sqrt(tall)}
            p *= 1 - o["lr"] * o["weight_decay"]
            p -= o["lr"] * scale.get(o["adjust"], 1.0) * self.orthogonal(u, o)
            return
        rate = o["aux_lr"] * o["lr"] / o.get("initial_lr", o["lr"])
        m = self.average(s, "m", o["aux_beta1"], g) / (1 - o["aux_beta1"] ** s["t"])
        v = self.average(s, "v", o["aux_beta2"], g**2) / (1 - o["aux_beta2"] ** s["t"])
        p *= 1 - rate * o["aux_weight_decay"]
        p -= rate * m / (v.sqrt() + o["aux_eps"])

    def orthogonal(self, u, o):
        x = u / (u.norm() + o["eps"])
        x = x.T if x.shape[0] > x.shape[1] else x
        for _ in range(o["ns_steps"]):  # Newton-Schulz
            a = x @ x.T
            x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
        return x.T if u.shape[0] > u.shape[1] else x`,
    imports: ['import math'],
  },
  Shampoo: {
    uses: ['Rule'],
    text: `class Shampoo(Rule):
    """Gupta et al. 2018: divides by roots of the gradients' second moments, as matrices."""

    def move(self, p, g, s, o):
        t, beta1, beta2 = s["t"], o["beta1"], o["beta2"]
        theta, g = p.double().reshape(len(p), -1), g.double().reshape(len(p), -1)
        if not o["decoupled"]:
            g = g + o["weight_decay"] * theta
        weight = 1 - beta2 if beta2 < 1 else 1.0
        sides = [g @ g.T, g.T @ g] if p.dim() == 2 else [g @ g.T]
        s["sums"] = [beta2 * a + weight * b for a, b in zip(s.get("sums", [0.0, 0.0]), sides)]
        if (t - 1) % o["update_freq"] == 0:
            correct = 1 - beta2**t if o["bias_correction"] and beta2 < 1 else 1.0
            power = -0.25 if p.dim() == 2 else -0.5
            s["roots"] = [self.power(a / correct, o["eps"], power) for a in s["sums"]]
        smooth = g
        if beta1 > 0:
            smooth = self.average(s, "m", beta1, g)
            smooth = smooth / (1 - beta1**t) if o["bias_correction"] else smooth
        u = s["roots"][0] @ smooth
        u = u @ s["roots"][1] if p.dim() == 2 else u
        u = self.graft(u, g, smooth, s, o)
        u = u + o["weight_decay"] * theta if o["decoupled"] else u
        if o["momentum"] > 0:
            u = s["velocity"] = o["momentum"] * s.get("velocity", 0.0) + u
        p -= (o["lr"] * u).to(p.dtype).reshape(p.shape)

    def power(self, a, eps, exponent):
        values, vectors = torch.linalg.eigh(a)
        base = values.clamp(min=0) + eps
        powers = torch.where(base > 0, base**exponent, torch.zeros_like(base))
        return (vectors * powers) @ vectors.T

    def graft(self, u, g, smooth, s, o):
        kind = o["grafting"]
        if kind == "none":
            return u
        if kind == "adagrad":
            s["graft"] = s.get("graft", 0.0) + g**2
        elif kind != "sgd":
            self.average(s, "graft", o["graft_beta2"], g**2)
        if kind != "sgd":
            correct = 1 - o["graft_beta2"] ** s["t"] if kind == "adam" else 1.0
            smooth = smooth / ((s["graft"] / correct).sqrt() + o["graft_eps"]).clamp(min=1e-300)
        return u * smooth.norm() / (u.norm() + 1e-16)`,
  },
  DoG: { uses: ['FlatRule'], text: distance('DoG', 'FlatRule', 'the whole network') },
  LDoG: { uses: ['Rule'], text: distance('LDoG', 'Rule', 'each tensor') },
  DAdaptAdam: {
    uses: ['FlatRule'],
    text: `class DAdaptAdam(FlatRule):
    """Defazio and Mishchenko 2023: Adam that estimates the distance to the solution."""

    def move(self, p, g, s, o):
        beta1, beta2, root = o["beta1"], o["beta2"], math.sqrt(o["beta2"])
        tiny, d = torch.finfo(p.dtype).tiny, s.get("d", o["d0"])
        if not o["decoupled"]:
            g = g + o["weight_decay"] * p
        k = s.get("k", 0) + 1
        rate = d * o["lr"]
        if o["bias_correction"]:
            rate *= math.sqrt(1 - beta2**k) / (1 - beta1**k)
        before = s.get("s", torch.zeros_like(p))
        v = s.get("v", torch.zeros_like(p))
        product = rate * (g * before / (v.sqrt() + o["eps"]).clamp(min=tiny)).sum().item()
        m = self.average(s, "m", beta1, rate * g)
        v = self.average(s, "v", beta2, g**2)
        size = self.average(s, "s", root, rate * g).abs().sum().item()
        r = self.average(s, "r", root, product)
        if size == 0:
            return
        growth = math.inf if o["growth_rate"] is None else o["growth_rate"]
        s["d"] = max(d, min(r / ((1 - root) * size), d * growth))
        if o["decoupled"]:
            p *= 1 - o["weight_decay"] * rate
        p -= m / (v.sqrt() + o["eps"]).clamp(min=tiny)
        s["k"] = k`,
    imports: ['import math'],
  },
  DAdaptSGD: {
    uses: ['FlatRule'],
    text: `class DAdaptSGD(FlatRule):
    """Defazio and Mishchenko 2023: gradient descent that estimates the distance to the solution."""

    def move(self, p, g, s, o):
        if s.get("norm", 0.0) == 0:
            s.update(norm=g.norm().item(), start=p.clone(), s=torch.zeros_like(p), n=0.0)
            if s["norm"] == 0:
                return
        g = g + o["weight_decay"] * p
        d = s.get("d", o["d0"])
        rate = d * o["lr"] / s["norm"]
        s["n"] += rate * (g @ s["s"]).item()
        s["s"] = s["s"] + rate * g
        length = s["s"].norm().item()
        estimate = 2 * s["n"] / length if length > 0 else 0.0
        growth = math.inf if o["growth_rate"] is None else o["growth_rate"]
        s["d"] = max(d, min(estimate, d * growth))
        p.copy_(o["momentum"] * p + (1 - o["momentum"]) * (s["start"] - s["s"]))`,
    imports: ['import math'],
  },
  Prodigy: {
    uses: ['FlatRule'],
    text: `class Prodigy(FlatRule):
    """Mishchenko and Defazio 2023: Adam that estimates the distance to the solution."""

    def move(self, p, g, s, o):
        beta1, beta2 = o["beta1"], o["beta2"]
        beta3 = math.sqrt(beta2) if o["beta3"] is None else o["beta3"]
        d, d0, k = s.get("d", o["d0"]), o["d0"], s.get("k", 0) + 1
        start = s.setdefault("start", p.clone())
        if not o["decoupled"]:
            g = g + o["weight_decay"] * p
        rate = d * o["lr"]
        if o["bias_correction"]:
            rate *= math.sqrt(1 - beta2**k) / (1 - beta1**k)
        s["r"] = beta3 * s.get("r", 0.0) + d / d0 * rate * (g @ (start - p)).item()
        m = self.average(s, "m", beta1, d * g)
        v = self.average(s, "v", beta2, (d * g) ** 2)
        s["s"] = beta3 * s.get("s", 0.0) + d / d0 * (d if o["safeguard_warmup"] else rate) * g
        size = s["s"].abs().sum().item()
        if size == 0:
            return
        estimate = o["d_coef"] * s["r"] / size
        s["largest"] = max(s.get("largest", d0), estimate)
        growth = math.inf if o["growth_rate"] is None else o["growth_rate"]
        s["d"] = min(s["largest"], (max(d, estimate) if d == d0 else d) * growth)
        if o["decoupled"]:
            p *= 1 - o["weight_decay"] * rate
        p -= rate * m / (v.sqrt() + s["d"] * o["eps"])
        s["k"] = k`,
    imports: ['import math'],
  },
  ScheduleFree: {
    uses: ['Rule'],
    text: `class ScheduleFree(Rule):
    """Defazio et al. 2024: trains at y, between the steps z and their average x."""

    def move(self, p, g, s, o):
        t = s["t"]
        z, beta = s.get("z", p.clone()), o["momentum"]
        x = self.mean_of(p, z, s.get("beta", 0.0))
        rate = o["lr"] * min(1.0, t / o["warmup_steps"] if o["warmup_steps"] else 1.0)
        s["largest"] = max(s.get("largest", 0.0), rate)
        weight = t ** o["r"] * s["largest"] ** o["weight_lr_power"]
        s["sum"] = s.get("sum", 0.0) + weight
        c = weight / s["sum"] if s["sum"] > 0 else 0.0
        if "beta2" in o:
            v = self.average(s, "v", o["beta2"], g**2) / (1 - o["beta2"] ** t)
            g = g / (v.sqrt() + o["eps"])
        s["z"] = z - rate * (g + o["weight_decay"] * p)
        p.copy_((1 - beta) * s["z"] + beta * ((1 - c) * x + c * s["z"]))
        s["beta"] = beta

    def mean_of(self, y, z, beta):
        return y / beta + (beta - 1) / beta * z if beta > 0 else y.clone()

    def evaluated(self):
        params = [p for o in self.param_groups for p in o["params"]]
        state = [self.state[p] for p in params]
        return [
            self.mean_of(p, s["z"], s["beta"]) if s else p.clone() for p, s in zip(params, state)
        ]`,
  },
};

/**
 * @param {string} name
 * @param {'Rule' | 'FlatRule'} parent
 * @param {string} scope in words
 */
function distance(name, parent, scope) {
  return `class ${name}(${parent}):
    """Ivgi et al. 2023: the rate is how far ${scope} came, over the root of the squared gradients."""

    def move(self, p, g, s, o):
        if s["t"] == 1:
            s.update(start=p.clone(), moved=torch.zeros_like(p), squares=o["eps"])
            s["distance"] = o["reps_rel"] * (1 + p.norm().item())
        s["moved"] += p - (s["start"] + s["moved"])
        s["distance"] = max(s["distance"], s["moved"].norm().item())
        g = g + o["weight_decay"] * p
        s["squares"] += (g * g).sum().item()
        s["moved"] -= o["lr"] * s["distance"] / math.sqrt(s["squares"]) * g
        p.copy_(s["start"] + s["moved"])`;
}
for (const name of ['DoG', 'LDoG']) layerwise[name].imports = ['import math'];
