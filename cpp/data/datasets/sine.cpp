// A sine curve over one variable.
#include "core/exact_math.h"
#include "data/datasets/points.h"

namespace playground {
namespace {

void Generate(const DatasetRequest& request, Dataset* dataset) {
  const double periods = request.params["periods"];
  Points points = Points::Function(request, dataset, 1);
  for (Index i = 0; i < request.samples; ++i) {
    const double x = request.random.Uniform(-1, 1);
    points.AddValue(x, exact::Sin(kPi * periods * x));
  }
}

constexpr DatasetEntry entry{
    .id = "sine",
    .name = "Sine",
    .summary = "A sine curve over one variable: the fitted curve shows what has been learnt.",
    .formula = R"(y = \sin(\pi n x))",
    .reference = "Generated",
    .params = {Real("periods", "n", "Periods over [-1, 1]", 2, 0.5, 6)},
    .details = {.task = Task::kRegression, .features = 1, .classes = 0, .generate = Generate},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
