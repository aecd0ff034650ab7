// Two half circles that reach into each other.
#include "core/exact_math.h"
#include "data/datasets/points.h"

namespace playground {
namespace {

void Generate(const DatasetRequest& request, Dataset* dataset) {
  Points points = Points::Classes(request, dataset);
  for (Index i = 0; i < request.samples; ++i) {
    const Index label = points.ClassOf(i);
    const double angle = kPi * request.random.Uniform();
    const double x = exact::Cos(angle), y = exact::Sin(angle);
    // Half circles of radius 1 around (0, 0) and (1, 0.5), moved and scaled into [-1, 1].
    const double x1 = label == 0 ? x : 1 - x;
    const double x2 = label == 0 ? y : 0.5 - y;
    points.Add((x1 - 0.5) / 1.5, (x2 - 0.25) / 1.5, label);
  }
}

constexpr DatasetEntry entry{
    .id = "moons",
    .name = "Moons",
    .summary = "Two half circles that reach into each other.",
    .formula = R"(x = \pm(\cos\varphi,\; \sin\varphi) + c_y,\quad 0 \le \varphi \le \pi,\quad )"
               R"(c_y\text{: centre of class } y)",
    .reference = "Generated, in the shape of scikit-learn's make_moons",
    .params = {},
    .details = {.generate = Generate},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
