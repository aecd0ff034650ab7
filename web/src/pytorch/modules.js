// Layers and losses that PyTorch does not have, or has in newer versions only.

/** @type {import('./definitions.js').Definitions} */
export const modules = {
  Gaussian: { text: activation('Gaussian', 'torch.exp(-x * x)') },
  Sine: { text: activation('Sine', 'torch.sin(x)') },
  SquaredReLU: { text: activation('SquaredReLU', 'torch.relu(x) ** 2') },
  Residual: {
    text: `class Residual(nn.Module):
    """Adds what its layers make of the input to the input."""

    def __init__(self, *layers):
        super().__init__()
        self.block = nn.Sequential(*layers)

    def forward(self, x):
        return x + self.block(x)`,
  },
  RMSNorm: {
    text: `class RMSNorm(nn.Module):
    """Divides each sample by the root of its mean square; PyTorch has it since 2.4."""

    def __init__(self, size, eps, affine=True):
        super().__init__()
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(size)) if affine else 1.0

    def forward(self, x):
        return self.weight * x / (x.pow(2).mean(-1, keepdim=True) + self.eps).sqrt()`,
  },
  Dropout: {
    uses: ['PCG32'],
    text: `class Dropout(nn.Module):
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
        return x * self.mask / (1 - self.p)`,
  },
  hinge: {
    text: loss(
      'hinge',
      'Wants every output on its side of 0, by 1.',
      '(1 - y * outputs).clamp(min=0).mean()',
    ),
  },
  squared_hinge: {
    text: loss(
      'squared_hinge',
      'The hinge, squared.',
      '((1 - y * outputs).clamp(min=0) ** 2).mean()',
    ),
  },
  log_cosh: {
    text: `def log_cosh(outputs, y):
    """The logarithm of the hyperbolic cosine of the error."""
    size = (outputs - y).abs()
    return (size + torch.log1p(torch.exp(-2 * size)) - math.log(2)).mean()`,
    imports: ['import math'],
  },
  quantile: {
    text: `def quantile(outputs, y, tau):
    """Errors above and below count tau and 1 - tau."""
    error = y - outputs
    return torch.maximum(tau * error, (tau - 1) * error).mean()`,
  },
  kl_div: {
    text: loss(
      'kl_div',
      'From the softmax of the outputs to the distribution y.',
      'nn.functional.kl_div(outputs.log_softmax(1), y, reduction="batchmean")',
    ),
  },
};

/** @param {string} name @param {string} formula */
function activation(name, formula) {
  return `class ${name}(nn.Module):
    def forward(self, x):
        return ${formula}`;
}

/** @param {string} name @param {string} words @param {string} formula */
function loss(name, words, formula) {
  return `def ${name}(outputs, y):
    """${words}"""
    return ${formula}`;
}
