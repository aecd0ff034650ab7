// Rosenbrock (1960), "An Automatic Method for Finding the Greatest or Least Value of a Function".
#include <vector>

#include "surfaces/surface.h"

namespace playground {
namespace {

struct Rosenbrock {
  explicit Rosenbrock(const ParamValues&) {}

  template <class T>
  T operator()(T x, T y) const {
    const T bend = y - x * x;
    const T ahead = 1 - x;
    return ahead * ahead + 100 * bend * bend;
  }
  std::vector<Point> Minima() const { return {{1, 1}}; }
};

constexpr SurfaceEntry entry{
    .id = "rosenbrock",
    .name = "Rosenbrock",
    .summary = "A curved, narrow valley: easy to enter, slow to follow to the minimum.",
    .formula = R"(f(x,y) = (1-x)^2 + 100\,(y-x^2)^2)",
    .reference = "Rosenbrock 1960, doi:10.1093/comjnl/3.3.175",
    .params = {},
    .details = {.start = {-1.2, 1},
                .window = {-2, 2, -1, 3},
                .rate = 0.001,
                .make = MakeSurface<Rosenbrock>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
