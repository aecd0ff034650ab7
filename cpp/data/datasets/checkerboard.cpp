// The squares of a checkerboard.
#include "data/datasets/points.h"

namespace playground {
namespace {

void Generate(const DatasetRequest& request, Dataset* dataset) {
  const auto cells = static_cast<std::uint32_t>(request.params.Int("cells"));
  const double width = 2.0 / cells;
  Random& random = request.random;
  Points points = Points::Classes(request, dataset);
  for (Index i = 0; i < request.samples; ++i) {
    const Index label = points.ClassOf(i);
    // A column, then one of its squares of the right colour.
    const std::uint32_t column = random.Below(cells);
    const std::uint32_t first = (column + static_cast<std::uint32_t>(label)) % 2;
    const std::uint32_t row = first + 2 * random.Below((cells - first + 1) / 2);
    const double x1 = -1 + width * (column + random.Uniform(0.04, 0.96));
    const double x2 = -1 + width * (row + random.Uniform(0.04, 0.96));
    points.Add(x1, x2, label);
  }
}

constexpr DatasetEntry entry{
    .id = "checkerboard",
    .name = "Checkerboard",
    .summary = "Squares of two colours: many boundaries at once.",
    .formula = R"(y = \left(\lfloor x_1/w\rfloor + \lfloor x_2/w\rfloor\right) \bmod 2,\quad )"
               R"(w=\tfrac2k)",
    .reference = "Generated",
    .params = {SmallCount("cells", "k", "Squares on a side", 4, 2, 8)},
    .details = {.generate = Generate},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
