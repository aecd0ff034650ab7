// The monkey saddle: three valleys (two legs and a tail) and a degenerate point in the middle.
#include <vector>

#include "surfaces/surface.h"

namespace playground {
namespace {

struct MonkeySaddle {
  explicit MonkeySaddle(const ParamValues&) {}

  template <class T>
  T operator()(T x, T y) const {
    return x * x * x - 3 * x * y * y;
  }
  std::vector<Point> Minima() const { return {}; }
};

constexpr SurfaceEntry entry{
    .id = "monkey-saddle",
    .name = "Monkey saddle",
    .summary = "Three ways down from a point where even the curvature is zero.",
    .formula = R"(f(x,y) = x^3 - 3xy^2)",
    .reference = "Hilbert & Cohn-Vossen 1932, Geometry and the Imagination, section 29",
    .params = {},
    .details = {.start = {1.2, 0.05},
                .window = {-2, 2, -2, 2},
                .rate = 0.02,
                .make = MakeSurface<MonkeySaddle>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
