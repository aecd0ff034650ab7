// He normal: He et al. 2015, arXiv:1502.01852.
#include "nn/initializer.h"

namespace playground {
namespace {

void Fill(const ParamValues& params, const DenseStart& layer) {
  const double fan = params.ChoiceOf("mode") == "fan_in" ? layer.fan_in() : layer.fan_out();
  const double slope = params["slope"];
  layer.FillNormal(0, std::sqrt(2 / ((1 + slope * slope) * fan)));
}

constexpr InitializerEntry entry{
    .id = "he-normal",
    .name = "He normal",
    .summary = "He, drawn from a normal distribution.",
    .formula = R"(\when{mode=fan_in} W\sim N\left(0,\frac2{(1+a^2)\,in}\right)\quad )"
               R"(\when{mode=fan_out} W\sim N\left(0,\frac2{(1+a^2)\,out}\right))",
    .reference = "He et al. 2015, arXiv:1502.01852",
    .params = {Real("slope", "a", "Slope of the activation below zero; 0 for ReLU", 0, 0, 1),
               Choice("mode", "Which side keeps its variance", "fan_in|fan_out")},
    .details = {.fill = Fill},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
