// Xavier normal: Glorot & Bengio 2010, Understanding the Difficulty of Training Deep Networks.
#include "nn/initializer.h"

namespace playground {
namespace {

void Fill(const ParamValues& params, const DenseStart& layer) {
  layer.FillNormal(0, params["gain"] * std::sqrt(2 / (layer.fan_in() + layer.fan_out())));
}

constexpr InitializerEntry entry{
    .id = "xavier-normal",
    .name = "Xavier normal",
    .summary = "Xavier, drawn from a normal distribution.",
    .formula = R"(W\sim N\left(0,\frac{2g^2}{in+out}\right))",
    .reference = "Glorot & Bengio 2010, Understanding the Difficulty of Training Deep Networks",
    .params = {Positive("gain", "g", "Factor on the spread", 1, 0.01, 10)},
    .details = {.fill = Fill},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
