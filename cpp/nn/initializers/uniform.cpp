// Uniform: the definition.
#include "nn/initializer.h"

namespace playground {
namespace {

void Fill(const ParamValues& params, const DenseStart& layer) {
  layer.FillUniform(params["limit"]);
}

constexpr InitializerEntry entry{
    .id = "uniform",
    .name = "Uniform",
    .summary = "Uniform numbers between minus and plus a limit.",
    .formula = R"(W\sim U(-a,a))",
    .reference = "the definition",
    .params = {NonNegative("limit", "a", "The limit", 0.1, 1e-4, 10)},
    .details = {.fill = Fill},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
