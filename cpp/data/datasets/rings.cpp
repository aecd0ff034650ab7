// Rings around each other, of two classes in turn.
#include <cmath>

#include "core/exact_math.h"
#include "data/datasets/points.h"

namespace playground {
namespace {

void Generate(const DatasetRequest& request, Dataset* dataset) {
  const auto rings = static_cast<std::uint32_t>(request.params.Int("rings"));
  Random& random = request.random;
  Points points = Points::Classes(request, dataset);
  for (Index i = 0; i < request.samples; ++i) {
    const Index label = points.ClassOf(i);
    // One of this class's rings; an outer one is drawn more often, as it is longer.
    const auto first = static_cast<std::uint32_t>(label);
    const double u = std::sqrt(random.Uniform());
    const std::uint32_t count = (rings - first + 1) / 2;
    const std::uint32_t ring = first + 2 * static_cast<std::uint32_t>(u * count);
    const double radius = (ring + random.Uniform(0.25, 0.75)) / rings;
    const double angle = 2 * kPi * random.Uniform();
    points.Add(radius * exact::Cos(angle), radius * exact::Sin(angle), label);
  }
}

constexpr DatasetEntry entry{
    .id = "rings",
    .name = "Rings",
    .summary = "Rings around each other, the classes in turn.",
    .formula = R"(y = \lfloor n r\rfloor \bmod 2,\quad r=\lVert x\rVert)",
    .reference = "Generated",
    .params = {SmallCount("rings", "n", "Number of rings", 4, 2, 8)},
    .details = {.generate = Generate},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
