// Normal: the definition.
#include "nn/initializer.h"

namespace playground {
namespace {

void Fill(const ParamValues& params, const DenseStart& layer) {
  layer.FillNormal(params["mean"], params["std"]);
}

constexpr InitializerEntry entry{
    .id = "normal",
    .name = "Normal",
    .summary = "Normal numbers of a chosen mean and spread; N(10, 1) makes activations explode.",
    .formula = R"(W\sim N(\mu,\sigma^2))",
    .reference = "the definition",
    .params = {Real("mean", R"(\mu)", "Mean", 0, -100, 100),
               NonNegative("std", R"(\sigma)", "Standard deviation", 1, 1e-4, 10)},
    .details = {.fill = Fill},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
