// Surfaces are test functions of two variables with a known minimum.
#pragma once

#include <string_view>
#include <vector>

#include "core/dual.h"
#include "core/param.h"
#include "core/polymorphic.h"
#include "core/registry.h"

namespace playground {

struct Point {
  double x = 0;
  double y = 0;
};

// The part of the plane that a picture of the surface shows.
struct Window {
  double x_min, x_max, y_min, y_max;
};

// Values in double whatever the Scalar of the run: two variables cost nothing. Derivatives come
// from dual numbers, so an entry is its formula alone.
class Surface {
 public:
  virtual ~Surface() = default;

  virtual double Value(double x, double y) const = 0;
  // The same formula in dual and second-order dual numbers.
  virtual Dual<double> Value(Dual<double> x, Dual<double> y) const = 0;
  virtual Dual<Dual<double>> Value(Dual<Dual<double>> x, Dual<Dual<double>> y) const = 0;

  // All global minima; empty where the function is unbounded below (saddles).
  virtual std::vector<Point> Minima() const = 0;
};

using AnySurface = Polymorphic<Surface>;

struct SurfaceDetails {
  Point start;         // A telling place to begin.
  Window window;       // What to draw.
  double rate = 0.01;  // A learning rate with which gradient descent from `start` moves visibly.
  AnySurface (*make)(const ParamValues& params) = nullptr;
};

using SurfaceEntry = Entry<SurfaceDetails>;
using SurfaceRegistry = Registry<SurfaceDetails>;

// An entry's class `Formula` is constructible from ParamValues and has
//   template <class T> T operator()(T x, T y) const;  and  std::vector<Point> Minima() const;
template <class Formula>
class SurfaceOf final : public Surface {
 public:
  explicit SurfaceOf(const ParamValues& params) : formula_(params) {}
  double Value(double x, double y) const override { return formula_(x, y); }
  Dual<double> Value(Dual<double> x, Dual<double> y) const override { return formula_(x, y); }
  Dual<Dual<double>> Value(Dual<Dual<double>> x, Dual<Dual<double>> y) const override {
    return formula_(x, y);
  }
  std::vector<Point> Minima() const override { return formula_.Minima(); }

 private:
  Formula formula_;
};

template <class Formula>
AnySurface MakeSurface(const ParamValues& params) {
  return AnySurface::Make<SurfaceOf<Formula>>(params);
}

}  // namespace playground
