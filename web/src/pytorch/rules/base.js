// What the classes of rules are made of that PyTorch does not have.

/** @type {import('../definitions.js').Definitions} */
export const base = {
  Rule: {
    text: `class Rule(torch.optim.Optimizer):
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
        return s[name]`,
  },
  FlatRule: {
    uses: ['Rule'],
    text: `class FlatRule(Rule):
    """A rule that sees the tensors of the network as one vector."""

    @torch.no_grad()
    def step(self, closure=None):
        params = [p for o in self.param_groups for p in o["params"]]
        everything = parameters_to_vector(params)
        s = self.state["all"]
        s["t"] = s.get("t", 0) + 1
        self.move(everything, parameters_to_vector([p.grad for p in params]), s, self.param_groups[0])
        vector_to_parameters(everything, params)`,
    imports: ['from torch.nn.utils import parameters_to_vector, vector_to_parameters'],
  },
};
