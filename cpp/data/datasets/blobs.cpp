// The samples are round clouds on a circle, one per class.
#include "core/exact_math.h"
#include "data/datasets/points.h"

namespace playground {
namespace {

void Generate(const DatasetRequest& request, Dataset* dataset) {
  constexpr double kRadius = 0.65, kSpread = 0.1;
  const Index classes = request.params.Int("classes");
  Points points = Points::Classes(request, dataset, classes);
  for (Index i = 0; i < request.samples; ++i) {
    const Index label = points.ClassOf(i);
    const double angle = 2 * kPi * static_cast<double>(label) / static_cast<double>(classes);
    const double x1 = kRadius * exact::Cos(angle) + kSpread * request.random.Normal();
    const double x2 = kRadius * exact::Sin(angle) + kSpread * request.random.Normal();
    points.Add(x1, x2, label);
  }
}

constexpr DatasetEntry entry{
    .id = "blobs",
    .name = "Blobs",
    .summary = "Round clouds on a circle, one for each of several classes.",
    .formula =
        R"(x \sim \mathcal N\left(0.65\,(\cos\tfrac{2\pi y}{k},\; \sin\tfrac{2\pi y}{k}),\; 0.1^2 I\right))",
    .reference = "Generated",
    .params = {SmallCount("classes", "k", "Number of classes", 3, 2, 8)},
    .details = {.task = Task::kMultiClass, .classes = 3, .generate = Generate},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
