// Exclusive or: opposite quadrants belong together.
#include "data/datasets/points.h"

namespace playground {
namespace {

void Generate(const DatasetRequest& request, Dataset* dataset) {
  Points points = Points::Classes(request, dataset);
  for (Index i = 0; i < request.samples; ++i) {
    const Index label = points.ClassOf(i);
    const double side = request.random.Below(2) == 0 ? -1 : 1;
    // A small gap at the axes keeps the classes apart.
    const double x1 = side * request.random.Uniform(0.05, 1);
    const double x2 = side * request.random.Uniform(0.05, 1);
    points.Add(x1, label == 0 ? x2 : -x2, label);
  }
}

constexpr DatasetEntry entry{
    .id = "xor",
    .name = "Exclusive or",
    .summary =
        "Opposite quadrants belong to one class: the smallest problem that needs a hidden layer.",
    .formula = R"(y = [x_1 x_2 < 0])",
    .reference = "Minsky & Papert 1969, Perceptrons",
    .params = {},
    .details = {.generate = Generate},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
