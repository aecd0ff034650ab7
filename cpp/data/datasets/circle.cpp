// A disc inside a ring.
#include <cmath>

#include "core/exact_math.h"
#include "data/datasets/points.h"

namespace playground {
namespace {

void Generate(const DatasetRequest& request, Dataset* dataset) {
  Points points = Points::Classes(request, dataset);
  for (Index i = 0; i < request.samples; ++i) {
    const Index label = points.ClassOf(i);
    const double angle = 2 * kPi * request.random.Uniform();
    const double u = request.random.Uniform();
    // The root makes the disc evenly dense.
    const double radius = label == 0 ? 0.5 * std::sqrt(u) : 0.7 + 0.25 * u;
    points.Add(radius * exact::Cos(angle), radius * exact::Sin(angle), label);
  }
}

constexpr DatasetEntry entry{
    .id = "circle",
    .name = "Circle",
    .summary = "One class inside, the other around it: no straight line separates them.",
    .formula = R"(r \le 0.5 \;\text{or}\; 0.7 \le r \le 0.95)",
    .reference = "Generated",
    .params = {},
    .details = {.generate = Generate},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
