// Xavier uniform: Glorot & Bengio 2010, Understanding the Difficulty of Training Deep Networks.
#include "nn/initializer.h"

namespace playground {
namespace {

void Fill(const ParamValues& params, const DenseStart& layer) {
  layer.FillUniform(params["gain"] * std::sqrt(6 / (layer.fan_in() + layer.fan_out())));
}

constexpr InitializerEntry entry{
    .id = "xavier-uniform",
    .name = "Xavier uniform",
    .summary = "Keeps the variance of signals and gradients in tanh networks.",
    .formula = R"(W\sim U\left(\pm g\sqrt{\frac6{in+out}}\right))",
    .reference = "Glorot & Bengio 2010, Understanding the Difficulty of Training Deep Networks",
    .params = {Positive("gain", "g", "Factor on the spread", 1, 0.01, 10)},
    .details = {.fill = Fill},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
