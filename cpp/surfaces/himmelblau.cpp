// Himmelblau (1972), "Applied Nonlinear Programming".
#include <vector>

#include "surfaces/surface.h"

namespace playground {
namespace {

struct Himmelblau {
  explicit Himmelblau(const ParamValues&) {}

  template <class T>
  T operator()(T x, T y) const {
    const T first = x * x + y - 11;
    const T second = x + y * y - 7;
    return first * first + second * second;
  }
  std::vector<Point> Minima() const {
    return {{3, 2},
            {-2.8051180869527449, 3.1313125182505730},
            {-3.7793102533777469, -3.2831859912861694},
            {3.5844283403304917, -1.8481265269644036}};
  }
};

constexpr SurfaceEntry entry{
    .id = "himmelblau",
    .name = "Himmelblau",
    .summary = "Four equal minima: the start and the momentum decide which one is found.",
    .formula = R"(f(x,y) = (x^2+y-11)^2 + (x+y^2-7)^2)",
    .reference = "Himmelblau 1972, Applied Nonlinear Programming",
    .params = {},
    .details = {.start = {-0.5, -1},
                .window = {-5, 5, -5, 5},
                .rate = 0.005,
                .make = MakeSurface<Himmelblau>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
