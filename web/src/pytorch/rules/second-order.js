// Rules that evaluate more than a gradient, as classes. `step` is given what they ask for: an objective, which
// returns the loss of the mini-batch, or its parts, the outputs of the network and the loss as their function.

const solve = `    def solve(self, matrix, vector, damping):
        """The shortest solution; directions without curvature are left alone."""
        matrix = matrix.double() + damping * torch.eye(len(matrix), dtype=torch.float64)
        values, vectors = torch.linalg.eigh(matrix)
        cutoff = len(matrix) * torch.finfo(vector.dtype).eps * values.abs().max()
        inverse = torch.where(values.abs() > cutoff, 1 / values, torch.zeros_like(values))
        return (vectors @ (inverse * (vectors.T @ vector.double()))).to(vector.dtype)`;

/** @type {import('../definitions.js').Definitions} */
export const secondOrder = {
  flat: {
    text: `def flat(values, like):
    """Derivatives by several tensors as one vector; what has no effect has a derivative of 0."""
    pairs = zip(values, like)
    return torch.cat([torch.zeros(p.numel()) if v is None else v.reshape(-1) for v, p in pairs])`,
  },
  jacobian: {
    uses: ['flat'],
    text: `def jacobian(outputs, inputs):
    """The Jacobian of a vector by several tensors, row by row."""
    derive = lambda o: torch.autograd.grad(o, inputs, retain_graph=True, allow_unused=True)
    return torch.stack([flat(derive(output), inputs) for output in outputs])`,
  },
  Newton: {
    uses: ['jacobian'],
    text: `class Newton(torch.optim.Optimizer):
    """Nocedal and Wright 2006: a jump to the minimum of the local quadratic."""

    def __init__(self, params, lr, damping):
        super().__init__(params, dict(lr=lr, damping=damping))

    def step(self, objective):
        o = self.param_groups[0]
        params = o["params"]
        gradient = flat(torch.autograd.grad(objective(), params, create_graph=True), params)
        hessian = jacobian(gradient, params)
        given = torch.cat([p.grad.reshape(-1) for p in params])
        move = o["lr"] * self.solve(hessian, given, o["damping"])
        with torch.no_grad():
            for p, part in zip(params, move.split([p.numel() for p in params])):
                p -= part.reshape(p.shape)

${solve}`,
  },
  GaussNewton: {
    uses: ['jacobian'],
    text: `class GaussNewton(torch.optim.Optimizer):
    """Nocedal and Wright 2006: Newton's method with the curvature of the loss by the outputs alone."""

    def __init__(self, params, lr, damping):
        super().__init__(params, dict(lr=lr, damping=damping))

    def system(self, outputs, loss_of):
        params = self.param_groups[0]["params"]
        slope = torch.autograd.grad(loss_of(outputs), outputs, create_graph=True)[0].reshape(-1)
        curvature = jacobian(slope, [outputs])
        slopes = jacobian(outputs.reshape(-1), params)
        return slopes.T @ curvature @ slopes, slopes.T @ slope.detach()

    def step(self, parts):
        o = self.param_groups[0]
        matrix, gradient = self.system(*parts())
        self.move(o["lr"] * self.solve(matrix, gradient, o["damping"]))

    @torch.no_grad()
    def move(self, by):
        params = self.param_groups[0]["params"]
        for p, part in zip(params, by.split([p.numel() for p in params])):
            p -= part.reshape(p.shape)

${solve}`,
  },
  LevenbergMarquardt: {
    uses: ['GaussNewton'],
    text: `class LevenbergMarquardt(GaussNewton):
    """Levenberg 1944: Gauss-Newton with as much damping as it takes to get lower."""

    def __init__(self, params, lambda0, up, down, scaling, lambda_min, lambda_max):
        super().__init__(params, 1.0, lambda0)
        self.up, self.down, self.scaling = up, down, scaling
        self.limits = lambda_min, lambda_max

    def step(self, parts):
        o = self.param_groups[0]
        outputs, loss_of = parts()
        matrix, gradient = self.system(outputs, loss_of)
        matrix = matrix.double()
        diagonal = matrix.diagonal().clone()
        if self.scaling != "diagonal":
            diagonal = torch.ones_like(diagonal)
        diagonal[diagonal <= 0] = 1
        matrix = matrix + o["damping"] * torch.diag(diagonal)
        step = torch.linalg.solve(matrix, gradient.double()).to(gradient.dtype)
        before = [p.detach().clone() for p in o["params"]]
        self.move(step)
        with torch.no_grad():
            outputs_then, loss_of = parts()
            if loss_of(outputs_then) < loss_of(outputs):
                o["damping"] = max(o["damping"] / self.down, self.limits[0])
                return
            for p, start in zip(o["params"], before):
                p.copy_(start)
            o["damping"] = min(o["damping"] * self.up, self.limits[1])`,
  },
};
