// Booth function: two linear residuals, so a quadratic bowl with condition number 9.
#include <vector>

#include "surfaces/surface.h"

namespace playground {
namespace {

struct Booth {
  explicit Booth(const ParamValues&) {}

  template <class T>
  T operator()(T x, T y) const {
    const T first = x + 2 * y - 7;
    const T second = 2 * x + y - 5;
    return first * first + second * second;
  }
  std::vector<Point> Minima() const { return {{1, 3}}; }
};

constexpr SurfaceEntry entry{
    .id = "booth",
    .name = "Booth",
    .summary = "A tilted bowl, nine times steeper across than along.",
    .formula = R"(f(x,y) = (x+2y-7)^2 + (2x+y-5)^2)",
    .reference = "Jamil & Yang 2013, arXiv:1308.4008, function 17",
    .params = {},
    .details = {.start = {-7, -5},
                .window = {-10, 10, -10, 10},
                .rate = 0.02,
                .make = MakeSurface<Booth>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
