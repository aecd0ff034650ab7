// Zeros: the definition.
#include "nn/initializer.h"

namespace playground {
namespace {

void Fill(const ParamValues&, const DenseStart& layer) {
  std::fill(layer.weights.begin(), layer.weights.end(), 0.0);
}

constexpr InitializerEntry entry{
    .id = "zeros",
    .name = "Zeros",
    .summary = "All weights 0: hidden units of a layer stay identical forever.",
    .formula = R"(W=0)",
    .reference = "the definition",
    .params = {},
    .details = {.fill = Fill},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
