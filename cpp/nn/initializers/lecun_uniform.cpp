// LeCun uniform: LeCun et al. 1998, Efficient BackProp.
#include "nn/initializer.h"

namespace playground {
namespace {

void Fill(const ParamValues&, const DenseStart& layer) {
  layer.FillUniform(std::sqrt(3 / layer.fan_in()));
}

constexpr InitializerEntry entry{
    .id = "lecun-uniform",
    .name = "LeCun uniform",
    .summary = "LeCun, drawn from a uniform distribution.",
    .formula = R"(W\sim U\left(\pm\sqrt{\frac3{in}}\right))",
    .reference = "LeCun et al. 1998, Efficient BackProp",
    .params = {},
    .details = {.fill = Fill},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
