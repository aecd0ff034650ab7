// Ackley (1987), "A Connectionist Machine for Genetic Hillclimbing".
#include <cmath>
#include <vector>

#include "surfaces/surface.h"

namespace playground {
namespace {

struct Ackley {
  explicit Ackley(const ParamValues&) {}

  template <class T>
  T operator()(T x, T y) const {
    using std::cos;
    using std::exp;
    const T waves = 0.5 * (cos(2 * M_PI * x) + cos(2 * M_PI * y));
    return -20 * exp(-0.2 * Distance(x, y)) - exp(waves) + (20 + M_E);
  }
  // The root mean square of x and y, with slope 0 at the tip of the cone, where there is none.
  template <class T>
  static T Distance(T x, T y) {
    using std::sqrt;
    const T mean_square = 0.5 * (x * x + y * y);
    return mean_square > 0 ? sqrt(mean_square) : T(0);
  }
  std::vector<Point> Minima() const { return {{0, 0}}; }
};

constexpr SurfaceEntry entry{
    .id = "ackley",
    .name = "Ackley",
    .summary = "Many small dents in a wide funnel: a careful optimizer stays in the first dent.",
    .formula =
        R"(f(x,y) = -20\,e^{-0.2\sqrt{(x^2+y^2)/2}} - e^{(\cos 2\pi x+\cos 2\pi y)/2} + 20 + e)",
    .reference = "Ackley 1987, doi:10.1007/978-1-4613-1997-9",
    .params = {},
    .details = {.start = {-2.5, 1.6},
                .window = {-4, 4, -4, 4},
                .rate = 0.02,
                .make = MakeSurface<Ackley>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
