// A quadratic bowl with a chosen ratio of its curvatures. The larger one is the condition number,
// the smaller one is 1, so gradient descent diverges exactly beyond the rate 2 / condition.
#include <cmath>
#include <vector>

#include "surfaces/surface.h"

namespace playground {
namespace {

class Quadratic {
 public:
  explicit Quadratic(const ParamValues& params) : condition_(params["condition"]) {
    const double radians = params["angle"] * (M_PI / 180);
    cos_ = std::cos(radians);
    sin_ = std::sin(radians);
  }

  template <class T>
  T operator()(T x, T y) const {
    const T along = cos_ * x + sin_ * y;
    const T across = cos_ * y - sin_ * x;
    return 0.5 * (along * along + condition_ * across * across);
  }
  std::vector<Point> Minima() const { return {{0, 0}}; }

 private:
  double condition_, cos_, sin_;
};

constexpr ParamSpec Condition() {
  ParamSpec spec =
      Positive("condition", R"(\kappa)", "Steepest over flattest curvature", 20, 1, 1000);
  spec.min = 1;
  spec.max = 1e6;
  spec.min_excluded = false;
  return spec;
}

constexpr SurfaceEntry entry{
    .id = "quadratic",
    .name = "Quadratic",
    .summary =
        "A long bowl: steep across, flat along. The ratio decides how hard it is for gradient "
        "descent.",
    .formula =
        R"(f(x,y) = \tfrac12\left(u^2 + \kappa\,v^2\right),\quad u = x\cos\alpha + y\sin\alpha,\; v = y\cos\alpha - x\sin\alpha)",
    .reference = "Nocedal & Wright 2006, Numerical Optimization, section 3.3",
    .params = {Condition(),
               Real("angle", R"(\alpha)", "Direction of the flat axis in degrees", 30, -90, 90)},
    .details = {.start = {-1.6, 1.4},
                .window = {-2, 2, -2, 2},
                .rate = 0.04,
                .make = MakeSurface<Quadratic>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
