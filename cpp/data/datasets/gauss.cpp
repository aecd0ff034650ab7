// Two round clouds.
#include "data/datasets/points.h"

namespace playground {
namespace {

void Generate(const DatasetRequest& request, Dataset* dataset) {
  constexpr double kCentre = 0.4, kSpread = 0.16;
  Points points = Points::Classes(request, dataset);
  for (Index i = 0; i < request.samples; ++i) {
    const Index label = points.ClassOf(i);
    const double centre = label == 0 ? -kCentre : kCentre;
    const double x1 = centre + kSpread * request.random.Normal();
    const double x2 = centre + kSpread * request.random.Normal();
    points.Add(x1, x2, label);
  }
}

constexpr DatasetEntry entry{
    .id = "gauss",
    .name = "Two clouds",
    .summary = "Two round clouds that a straight line separates.",
    .formula = R"(x \sim \mathcal N(\pm 0.4,\; 0.16^2 I))",
    .reference = "Generated",
    .params = {},
    .details = {.generate = Generate},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
