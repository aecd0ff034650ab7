// Three-hump camel: the minimum in the middle has a worse one on each side.
#include <vector>

#include "surfaces/surface.h"

namespace playground {
namespace {

struct ThreeHumpCamel {
  explicit ThreeHumpCamel(const ParamValues&) {}

  template <class T>
  T operator()(T x, T y) const {
    const T square = x * x;
    return 2 * square - 1.05 * square * square + square * square * square / 6 + x * y + y * y;
  }
  std::vector<Point> Minima() const { return {{0, 0}}; }
};

constexpr SurfaceEntry entry{
    .id = "three-hump-camel",
    .name = "Three-hump camel",
    .summary = "Three valleys in a row: the best one is in the middle.",
    .formula = R"(f(x,y) = 2x^2 - 1.05\,x^4 + \frac{x^6}{6} + xy + y^2)",
    .reference = "Jamil & Yang 2013, arXiv:1308.4008, function 29",
    .params = {},
    .details = {.start = {-1.9, 1.8},
                .window = {-2.5, 2.5, -2.5, 2.5},
                .rate = 0.02,
                .make = MakeSurface<ThreeHumpCamel>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
