// Styblinski & Tang (1990), "Experiments in Nonconvex Optimization".
#include <vector>

#include "surfaces/surface.h"

namespace playground {
namespace {

struct StyblinskiTang {
  explicit StyblinskiTang(const ParamValues&) {}

  template <class T>
  T operator()(T x, T y) const {
    return 0.5 * (Slice(x) + Slice(y));
  }
  template <class T>
  static T Slice(T x) {
    return x * x * x * x - 16 * x * x + 5 * x;
  }
  std::vector<Point> Minima() const { return {{-2.9035340277711771, -2.9035340277711771}}; }
};

constexpr SurfaceEntry entry{
    .id = "styblinski-tang",
    .name = "Styblinski-Tang",
    .summary = "Four valleys of different depth; the deepest is the one at the lower left.",
    .formula = R"(f(x,y) = \tfrac12\left(x^4-16x^2+5x + y^4-16y^2+5y\right))",
    .reference = "Styblinski & Tang 1990, doi:10.1016/0893-6080(90)90029-K",
    .params = {},
    .details = {.start = {0.5, -4.5},
                .window = {-5, 5, -5, 5},
                .rate = 0.01,
                .make = MakeSurface<StyblinskiTang>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
