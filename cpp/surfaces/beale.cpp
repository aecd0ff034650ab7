// Beale (1958), "On an Iterative Method for Finding a Local Minimum of a Function of More than One
// Variable".
#include <vector>

#include "surfaces/surface.h"

namespace playground {
namespace {

struct Beale {
  explicit Beale(const ParamValues&) {}

  template <class T>
  T operator()(T x, T y) const {
    const T first = 1.5 - x + x * y;
    const T second = 2.25 - x + x * y * y;
    const T third = 2.625 - x + x * y * y * y;
    return first * first + second * second + third * third;
  }
  std::vector<Point> Minima() const { return {{3, 0.5}}; }
};

constexpr SurfaceEntry entry{
    .id = "beale",
    .name = "Beale",
    .summary = "Flat plains between steep corners: no single rate suits both.",
    .formula = R"(f(x,y) = (1.5-x+xy)^2 + (2.25-x+xy^2)^2 + (2.625-x+xy^3)^2)",
    .reference = "Beale 1958; More, Garbow & Hillstrom 1981, doi:10.1145/355934.355936",
    .params = {},
    .details = {.start = {1, 1.5},
                .window = {-4.5, 4.5, -4.5, 4.5},
                .rate = 0.005,
                .make = MakeSurface<Beale>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
