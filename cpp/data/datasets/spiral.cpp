// Two spiral arms, wound into each other: Lang & Witbrock (1988).
#include "core/exact_math.h"
#include "data/datasets/points.h"

namespace playground {
namespace {

void Generate(const DatasetRequest& request, Dataset* dataset) {
  const double turns = request.params["turns"];
  Points points = Points::Classes(request, dataset);
  for (Index i = 0; i < request.samples; ++i) {
    const Index label = points.ClassOf(i);
    // Both arms would begin in the same point.
    const double radius = request.random.Uniform(0.08, 1);
    const double angle = 2 * kPi * turns * radius + (label == 0 ? 0 : kPi);
    points.Add(radius * exact::Sin(angle), radius * exact::Cos(angle), label);
  }
}

constexpr DatasetEntry entry{
    .id = "spiral",
    .name = "Spirals",
    .summary = "Two arms wound into each other: hard for small networks, so optimizers differ.",
    .formula = R"(x = r\,(\sin\varphi,\; \cos\varphi),\quad \varphi = 2\pi n r + \pi y)",
    .reference = "Lang & Witbrock 1988, Learning to Tell Two Spirals Apart",
    .params = {Real("turns", "n", "Turns of each arm", 1.5, 0.25, 3)},
    .details = {.generate = Generate},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
