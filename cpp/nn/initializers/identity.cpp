// Identity: the definition.
#include "nn/initializer.h"

namespace playground {
namespace {

void Fill(const ParamValues&, const DenseStart& layer) {
  for (Index i = 0; i < layer.outputs; ++i) {
    for (Index j = 0; j < layer.inputs; ++j) {
      layer.weights[i * layer.inputs + j] = i == j ? 1 : 0;
    }
  }
}

constexpr InitializerEntry entry{
    .id = "identity",
    .name = "Identity",
    .summary = "Ones on the diagonal: a layer that at first passes its input on.",
    .formula = R"(W_{ij}=\delta_{ij})",
    .reference = "the definition",
    .params = {},
    .details = {.fill = Fill},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
