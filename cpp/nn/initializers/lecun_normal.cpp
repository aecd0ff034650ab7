// LeCun normal: LeCun et al. 1998, Efficient BackProp.
#include "nn/initializer.h"

namespace playground {
namespace {

void Fill(const ParamValues&, const DenseStart& layer) {
  layer.FillNormal(0, std::sqrt(1 / layer.fan_in()));
}

constexpr InitializerEntry entry{
    .id = "lecun-normal",
    .name = "LeCun normal",
    .summary = "Keeps the variance of signals in linear layers; the start that SELU is made for.",
    .formula = R"(W\sim N\left(0,\frac1{in}\right))",
    .reference = "LeCun et al. 1998, Efficient BackProp",
    .params = {},
    .details = {.fill = Fill},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
