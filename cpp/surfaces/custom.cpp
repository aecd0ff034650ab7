// Users write this surface themselves, as a text that the page compiles. Derivatives come from dual
// numbers, as for every other surface. (The file is called after the entry's id in links.)
#include <array>
#include <cmath>
#include <vector>

#include "own/formula.h"
#include "surfaces/surface.h"

namespace playground {
namespace {

constexpr std::string_view kLanguage = "surface";
constexpr std::string_view kDefaultText = "x^2/4+k*y^2+sin(3*x)/2";
// The same, compiled, with k = 1.
constexpr std::array<double, 64> kDefaultProgram = {
    1,  15, -1, 14, 0,  0,  0,  0, 0, 0, 4,  2,  4, 1, 3, 0,  1,  9,  3, 6, 0, 0,
    0,  4,  7,  6,  3,  0,  3,  8, 1, 1, 0,  3,  9, 4, 8, 0,  1,  10, 7, 9, 0, 3,
    11, 5,  0,  0,  12, 12, 11, 0, 0, 4, 13, 12, 2, 0, 1, 14, 10, 13, 0, 0};
constexpr Window kWindow = {-3, 3, -3, 3};

class OwnSurface {
 public:
  explicit OwnSurface(const ParamValues& params)
      : formula_(ProgramOf(params, "f", kLanguage, kDefaultProgram), surface_slots::kInputs) {}

  template <class T>
  T operator()(T x, T y) const {
    return formula_.Value(std::array{x, y});
  }

  // Where the minimum is, is not known: the lowest point of a grid over the window, refined by
  // Newton's method. None if that leads nowhere, to the edge, or to something higher.
  std::vector<Point> Minima() const {
    const Point lowest = LowestOfGrid();
    Point place = lowest;
    for (int i = 0; i < 50; ++i) {
      const Point step = NewtonStep(place);
      if (!std::isfinite(step.x) || !std::isfinite(step.y)) return {};
      place = {place.x - step.x, place.y - step.y};
    }
    const bool inside = place.x > kWindow.x_min && place.x < kWindow.x_max &&
                        place.y > kWindow.y_min && place.y < kWindow.y_max;
    const Point rest = NewtonStep(place);
    const bool settled = std::abs(rest.x) + std::abs(rest.y) < 1e-9;
    const bool lower = (*this)(place.x, place.y) <= (*this)(lowest.x, lowest.y);
    return inside && settled && lower ? std::vector<Point>{place} : std::vector<Point>{};
  }

 private:
  static constexpr int kCells = 80;

  Point LowestOfGrid() const {
    Point lowest;
    double least = HUGE_VAL;
    for (int row = 0; row <= kCells; ++row) {
      for (int column = 0; column <= kCells; ++column) {
        const Point place = {kWindow.x_min + (kWindow.x_max - kWindow.x_min) * column / kCells,
                             kWindow.y_min + (kWindow.y_max - kWindow.y_min) * row / kCells};
        const double value = (*this)(place.x, place.y);
        if (!(value < least)) continue;
        least = value;
        lowest = place;
      }
    }
    return lowest;
  }

  Point NewtonStep(Point place) const {
    using First = Dual<double>;
    using Second = Dual<First>;
    const auto along = [&](double x1, double y1, double x2, double y2) {
      return (*this)(Second(First(place.x, x1), First(x2, 0)),
                     Second(First(place.y, y1), First(y2, 0)));
    };
    const Second xx = along(1, 0, 1, 0), xy = along(1, 0, 0, 1), yy = along(0, 1, 0, 1);
    const double gx = xx.slope.value, gy = yy.slope.value;
    const double determinant = xx.slope.slope * yy.slope.slope - xy.slope.slope * xy.slope.slope;
    return {(yy.slope.slope * gx - xy.slope.slope * gy) / determinant,
            (xx.slope.slope * gy - xy.slope.slope * gx) / determinant};
  }

  OwnFormula formula_;
};

constexpr SurfaceEntry entry{
    .id = "custom",
    .name = "Own surface",
    .summary = "A function of x and y that you write; its slopes follow by themselves.",
    .formula = R"(f(x,y) = \tfrac14 x^2 + k\,y^2 + \tfrac12 \sin 3x)",
    .reference = "Your own formula",
    .params = {TextParam("f", "The height at (x, y); free names become parameters", kLanguage,
                         kDefaultText)},
    .details = {.start = {2.5, 2},
                .window = kWindow,
                .rate = 0.05,
                .make = MakeSurface<OwnSurface>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
