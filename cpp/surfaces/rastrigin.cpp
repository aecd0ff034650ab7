// Rastrigin (1974), in two variables.
#include <cmath>
#include <vector>

#include "surfaces/surface.h"

namespace playground {
namespace {

struct Rastrigin {
  explicit Rastrigin(const ParamValues&) {}

  template <class T>
  T operator()(T x, T y) const {
    using std::cos;
    return 20 + (x * x - 10 * cos(2 * M_PI * x)) + (y * y - 10 * cos(2 * M_PI * y));
  }
  std::vector<Point> Minima() const { return {{0, 0}}; }
};

constexpr SurfaceEntry entry{
    .id = "rastrigin",
    .name = "Rastrigin",
    .summary = "An egg box in a bowl: a minimum at every whole number, the best one in the middle.",
    .formula = R"(f(x,y) = 20 + x^2 - 10\cos 2\pi x + y^2 - 10\cos 2\pi y)",
    .reference = "Rastrigin 1974; Hoffmeister & Baeck 1991, doi:10.1007/BFb0029787",
    .params = {},
    .details = {.start = {-2.4, 1.6},
                .window = {-4, 4, -4, 4},
                .rate = 0.001,
                .make = MakeSurface<Rastrigin>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
