// A valley in one direction with a flat side and a steep wall; the second variable only gives the
// picture its width. Along x it is a sum of two softplus functions: the slope tends to `flat` far
// to the right and to -`steep` far to the left, and is zero at x = 0.
#include <cmath>
#include <vector>

#include "surfaces/surface.h"

namespace playground {
namespace {

class Valley {
 public:
  explicit Valley(const ParamValues& params)
      : flat_(params["flat"]),
        steep_(params["steep"]),
        shift_(std::log(steep_ / flat_)),
        floor_(steep_ * Softplus(-shift_) + flat_ * Softplus(shift_)) {}

  template <class T>
  T operator()(T x, T y) const {
    const T z = x + shift_;
    return steep_ * Softplus(T(-z)) + flat_ * Softplus(z) - floor_ + 0.5 * y * y;
  }
  std::vector<Point> Minima() const { return {{0, 0}}; }

 private:
  // ln(1 + e^z) without overflow.
  template <class T>
  static T Softplus(T z) {
    using std::exp;
    using std::log1p;
    return z < 0 ? log1p(exp(z)) : z + log1p(exp(-z));
  }

  double flat_, steep_;
  double shift_;  // Where both slopes balance, moved to x = 0.
  double floor_;
};

constexpr SurfaceEntry entry{
    .id = "valley",
    .name = "Flat and steep",
    .summary =
        "A long flat slope ends at a steep wall: a rate that is quick on the flat is thrown "
        "back by the wall.",
    .formula = R"(f(x,y) = s\ln(1+e^{-z}) + f\ln(1+e^{z}) + \tfrac12 y^2 + c,\quad )"
               R"(z = x + \ln\frac{s}{f},\quad c\text{: makes the minimum 0})",
    .reference = "Own",
    .params = {Positive("flat", "f", "Slope far out on the flat side", 0.2, 0.01, 1),
               Positive("steep", "s", "Slope of the wall", 5, 1, 50)},
    .details = {.start = {7, 1.5},
                .window = {-4, 9, -3, 3},
                .rate = 0.3,
                .make = MakeSurface<Valley>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
