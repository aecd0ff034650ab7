// Constant: the definition.
#include "nn/initializer.h"

namespace playground {
namespace {

void Fill(const ParamValues& params, const DenseStart& layer) {
  std::fill(layer.weights.begin(), layer.weights.end(), params["value"]);
}

constexpr InitializerEntry entry{
    .id = "constant",
    .name = "Constant",
    .summary = "All weights the same number: hidden units of a layer stay identical forever.",
    .formula = R"(W=c)",
    .reference = "the definition",
    .params = {Real("value", "c", "The number", 0.1, -10, 10)},
    .details = {.fill = Fill},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
