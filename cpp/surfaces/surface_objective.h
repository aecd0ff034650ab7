// A test surface is an objective with two parameters.
#pragma once

#include <optional>
#include <utility>

#include "core/objective.h"
#include "surfaces/surface.h"

namespace playground {

// Two parameters, one vector tensor "x". Value, gradient and Hessian are exact (dual numbers in
// double) and rounded to Scalar at the end. Copyable, noise included.
template <class Scalar>
class SurfaceObjective final : public Objective<Scalar> {
 public:
  explicit SurfaceObjective(AnySurface surface) : surface_(std::move(surface)) {
    layout_.AddVector("x", 2);
  }

  // From now on every gradient carries a normal error of the given standard deviation (>= 0; 0:
  // none) in each coordinate. Values and curvature stay exact.
  void SetGradientNoise(double deviation, std::uint32_t seed) {
    deviation_ = deviation;
    normals_.emplace(seed, Stream::kGradientNoise);
    NextNoise();
  }
  // Draws the error of the next update. Within one update it stays the same, like a mini-batch.
  void NextNoise() {
    if (!normals_) return;
    noise_x_ = deviation_ * normals_->Next();
    noise_y_ = deviation_ * normals_->Next();
  }

  const Surface& surface() const { return *surface_; }
  const Layout& layout() const override { return layout_; }

  double Evaluate(const Vector<Scalar>& parameters, Vector<Scalar>* gradient) override {
    const double x = parameters[0], y = parameters[1];
    const Dual<double> by_x = surface_->Value(Dual<double>(x, 1), Dual<double>(y, 0));
    if (gradient) {
      const Dual<double> by_y = surface_->Value(Dual<double>(x, 0), Dual<double>(y, 1));
      (*gradient)[0] = static_cast<Scalar>(by_x.slope + noise_x_);
      (*gradient)[1] = static_cast<Scalar>(by_y.slope + noise_y_);
    }
    return by_x.value;
  }

  bool HessianTimes(const Vector<Scalar>& parameters, const Vector<Scalar>& direction,
                    Vector<Scalar>& result) override {
    const double u = direction[0], v = direction[1];
    const Curvature h = CurvatureAt(parameters);
    result.resize(2);
    result[0] = static_cast<Scalar>(h.xx * u + h.xy * v);
    result[1] = static_cast<Scalar>(h.xy * u + h.yy * v);
    return true;
  }

  bool Hessian(const Vector<Scalar>& parameters, Matrix<Scalar>& hessian) override {
    const Curvature h = CurvatureAt(parameters);
    hessian.resize(2, 2);
    hessian << static_cast<Scalar>(h.xx), static_cast<Scalar>(h.xy), static_cast<Scalar>(h.xy),
        static_cast<Scalar>(h.yy);
    return true;
  }

 private:
  struct Curvature {
    double xx, xy, yy;
  };

  // f(x + a e1 + b e2) has the second derivative along both directions in its e1 e2 part.
  double SecondDerivative(double x, double y, double x1, double y1, double x2, double y2) const {
    using Second = Dual<Dual<double>>;
    const Second moved_x(Dual<double>(x, x1), Dual<double>(x2, 0));
    const Second moved_y(Dual<double>(y, y1), Dual<double>(y2, 0));
    return surface_->Value(moved_x, moved_y).slope.slope;
  }
  Curvature CurvatureAt(const Vector<Scalar>& parameters) const {
    const double x = parameters[0], y = parameters[1];
    return {SecondDerivative(x, y, 1, 0, 1, 0), SecondDerivative(x, y, 1, 0, 0, 1),
            SecondDerivative(x, y, 0, 1, 0, 1)};
  }

  AnySurface surface_;
  Layout layout_;
  double deviation_ = 0;
  std::optional<RandomNormals> normals_;
  double noise_x_ = 0, noise_y_ = 0;
};

}  // namespace playground
