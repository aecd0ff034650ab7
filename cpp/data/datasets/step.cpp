// A jump over one variable.
#include "data/datasets/points.h"

namespace playground {
namespace {

void Generate(const DatasetRequest& request, Dataset* dataset) {
  Points points = Points::Function(request, dataset, 1);
  for (Index i = 0; i < request.samples; ++i) {
    const double x = request.random.Uniform(-1, 1);
    points.AddValue(x, x < 0 ? -0.8 : 0.8);
  }
}

constexpr DatasetEntry entry{
    .id = "step",
    .name = "Step",
    .summary = "A jump that a smooth network can only approach with large weights.",
    .formula = R"(y = 0.8\,\operatorname{sign}(x))",
    .reference = "Generated",
    .params = {},
    .details = {.task = Task::kRegression, .features = 1, .classes = 0, .generate = Generate},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
