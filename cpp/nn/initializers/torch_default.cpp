// PyTorch default: torch.nn.Linear.reset_parameters.
#include "nn/initializer.h"

namespace playground {
namespace {

void Fill(const ParamValues&, const DenseStart& layer) {
  const double limit = 1 / std::sqrt(layer.fan_in());
  layer.FillUniform(limit);
  for (double& b : layer.bias) b = layer.random.Uniform(-limit, limit);
}

constexpr InitializerEntry entry{
    .id = "torch-default",
    .name = "PyTorch default",
    .summary = "Uniform within one over the square root of the inputs, the bias too.",
    .formula = R"(W,b\sim U\left(-\frac1{\sqrt{in}},\frac1{\sqrt{in}}\right))",
    .reference = "torch.nn.Linear.reset_parameters",
    .params = {},
    .details = {.fill = Fill},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
