// The simplest saddle: a valley along x that falls away on both sides along y.
#include <vector>

#include "surfaces/surface.h"

namespace playground {
namespace {

struct Saddle {
  explicit Saddle(const ParamValues&) {}

  template <class T>
  T operator()(T x, T y) const {
    return x * x - y * y;
  }
  std::vector<Point> Minima() const { return {}; }
};

constexpr SurfaceEntry entry{
    .id = "saddle",
    .name = "Saddle",
    .summary = "A minimum along x, a maximum along y: from the ridge the way down starts slowly.",
    .formula = R"(f(x,y) = x^2 - y^2)",
    .reference = "Dauphin et al. 2014, arXiv:1406.2572, on saddle points in training",
    .params = {},
    .details = {.start = {-1.5, 0.001},
                .window = {-2, 2, -2, 2},
                .rate = 0.05,
                .make = MakeSurface<Saddle>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
