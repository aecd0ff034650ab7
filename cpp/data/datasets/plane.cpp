// A tilted plane: what a linear model can learn.
#include "data/datasets/points.h"

namespace playground {
namespace {

void Generate(const DatasetRequest& request, Dataset* dataset) {
  Points points = Points::Function(request, dataset, 2);
  for (Index i = 0; i < request.samples; ++i) {
    const double x1 = request.random.Uniform(-1, 1);
    const double x2 = request.random.Uniform(-1, 1);
    points.AddValue(x1, x2, 0.5 * (x1 + x2));
  }
}

constexpr DatasetEntry entry{
    .id = "plane",
    .name = "Plane",
    .summary = "A tilted plane over two variables: a linear model is enough.",
    .formula = R"(y = \tfrac12(x_1 + x_2))",
    .reference = "Generated",
    .params = {},
    .details = {.task = Task::kRegression, .classes = 0, .generate = Generate},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
