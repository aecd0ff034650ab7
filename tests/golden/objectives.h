// The objective-trajectory files name these analytic objectives, which have exact derivatives.
#pragma once

#include <cmath>
#include <memory>
#include <string>

#include "core/objective.h"
#include "golden/golden_file.h"

namespace playground::golden {

// Losses are summed in double from parameters in Scalar: a line search and Levenberg-Marquardt
// compare losses that differ by less than a float can hold.
template <class Scalar>
class AnalyticObjective : public Objective<Scalar> {
 public:
  explicit AnalyticObjective(Layout layout)
      : layout_(std::move(layout)), hessian_(layout_.size(), layout_.size()) {}

  const Layout& layout() const override { return layout_; }

  double Evaluate(const Vector<Scalar>& parameters, Vector<Scalar>* gradient) override {
    const Vector<double> x = parameters.template cast<double>();
    if (gradient) *gradient = Gradient(x).template cast<Scalar>();
    return Value(x);
  }

  bool HessianTimes(const Vector<Scalar>& parameters, const Vector<Scalar>& direction,
                    Vector<Scalar>& result) override {
    if (!Curvature(parameters.template cast<double>(), hessian_)) return false;
    result = (hessian_ * direction.template cast<double>()).template cast<Scalar>();
    return true;
  }

 protected:
  virtual double Value(const Vector<double>& x) const = 0;
  virtual Vector<double> Gradient(const Vector<double>& x) const = 0;
  virtual bool Curvature(const Vector<double>& /*x*/, Matrix<double>& /*hessian*/) const {
    return false;
  }

 private:
  Layout layout_;
  Matrix<double> hessian_;
};

// f = 1/2 x'Ax - b'x + c.
template <class Scalar>
class Quadratic final : public AnalyticObjective<Scalar> {
 public:
  Quadratic(const Json& spec, const Layout& layout)
      : AnalyticObjective<Scalar>(layout),
        a_(Flatten<double>(spec["A"]).reshaped(layout.size(), layout.size())),
        b_(Flatten<double>(spec["b"])),
        c_(Number(spec["c"])) {}

 private:
  double Value(const Vector<double>& x) const override {
    return 0.5 * x.dot(a_ * x) - b_.dot(x) + c_;
  }
  Vector<double> Gradient(const Vector<double>& x) const override { return a_ * x - b_; }
  bool Curvature(const Vector<double>&, Matrix<double>& hessian) const override {
    hessian = a_;
    return true;
  }

  Matrix<double> a_;
  Vector<double> b_;
  double c_;
};

// f = sum_i b (x_{i+1} - x_i^2)^2 + (a - x_i)^2.
template <class Scalar>
class Rosenbrock final : public AnalyticObjective<Scalar> {
 public:
  Rosenbrock(const Json& spec, const Layout& layout)
      : AnalyticObjective<Scalar>(layout), a_(Number(spec["a"])), b_(Number(spec["b"])) {}

 private:
  double Value(const Vector<double>& x) const override {
    double sum = 0;
    for (Index i = 0; i + 1 < x.size(); ++i) {
      const double valley = x[i + 1] - x[i] * x[i], distance = a_ - x[i];
      sum += b_ * valley * valley + distance * distance;
    }
    return sum;
  }
  Vector<double> Gradient(const Vector<double>& x) const override {
    Vector<double> gradient = Vector<double>::Zero(x.size());
    for (Index i = 0; i + 1 < x.size(); ++i) {
      const double valley = x[i + 1] - x[i] * x[i];
      gradient[i] += -4 * b_ * x[i] * valley - 2 * (a_ - x[i]);
      gradient[i + 1] += 2 * b_ * valley;
    }
    return gradient;
  }
  bool Curvature(const Vector<double>& x, Matrix<double>& hessian) const override {
    hessian.setZero();
    for (Index i = 0; i + 1 < x.size(); ++i) {
      hessian(i, i) += 12 * b_ * x[i] * x[i] - 4 * b_ * x[i + 1] + 2;
      hessian(i + 1, i + 1) += 2 * b_;
      hessian(i, i + 1) -= 4 * b_ * x[i];
      hessian(i + 1, i) -= 4 * b_ * x[i];
    }
    return true;
  }

  double a_, b_;
};

// f = mean ln(1 + exp(-y_i x_i'w)) + 1/2 l2 |w|^2.
template <class Scalar>
class Logistic final : public AnalyticObjective<Scalar> {
 public:
  Logistic(const Json& spec, const Layout& layout)
      : AnalyticObjective<Scalar>(layout), y_(Flatten<double>(spec["y"])), l2_(Number(spec["l2"])) {
    // One column per sample.
    x_ = Flatten<double>(spec["X"]).reshaped(layout.size(), y_.size());
  }

 private:
  Vector<double> Margins(const Vector<double>& w) const {
    return y_.cwiseProduct(x_.transpose() * w);
  }
  // 1 / (1 + e^margin), the probability of the wrong class.
  Vector<double> Wrong(const Vector<double>& w) const {
    return (1 / (1 + Margins(w).array().exp())).matrix();
  }
  double Value(const Vector<double>& w) const override {
    return Margins(w)
               .unaryExpr(
                   [](double m) { return std::max(-m, 0.0) + std::log1p(std::exp(-std::fabs(m))); })
               .mean() +
           0.5 * l2_ * w.squaredNorm();
  }
  Vector<double> Gradient(const Vector<double>& w) const override {
    const double samples = static_cast<double>(y_.size());
    return l2_ * w - x_ * y_.cwiseProduct(Wrong(w)) / samples;
  }
  bool Curvature(const Vector<double>& w, Matrix<double>& hessian) const override {
    const Vector<double> p = Wrong(w);
    const Vector<double> weights = p.array() * (1 - p.array()) / static_cast<double>(y_.size());
    hessian = x_ * weights.asDiagonal() * x_.transpose();
    hessian.diagonal().array() += l2_;
    return true;
  }

  Vector<double> y_;
  Eigen::MatrixXd x_;
  double l2_;
};

// f = 1/2 |r|^2.
template <class Scalar>
class LeastSquares : public AnalyticObjective<Scalar> {
 public:
  using AnalyticObjective<Scalar>::AnalyticObjective;

  bool GaussNewton(const Vector<Scalar>& parameters, Matrix<Scalar>& matrix,
                   Vector<Scalar>& gradient, double& value) override {
    const Vector<double> x = parameters.template cast<double>();
    const Matrix<double> jacobian = Jacobian(x);
    matrix = Matrix<double>(jacobian.transpose() * jacobian).template cast<Scalar>();
    gradient = Gradient(x).template cast<Scalar>();
    value = Value(x);
    return true;
  }

 protected:
  virtual Vector<double> Residuals(const Vector<double>& x) const = 0;
  virtual Matrix<double> Jacobian(const Vector<double>& x) const = 0;

 private:
  double Value(const Vector<double>& x) const override { return 0.5 * Residuals(x).squaredNorm(); }
  Vector<double> Gradient(const Vector<double>& x) const override {
    return Jacobian(x).transpose() * Residuals(x);
  }
};

// r_i = p0 exp(-p1 t_i) + p2 - y_i.
template <class Scalar>
class ExponentialFit final : public LeastSquares<Scalar> {
 public:
  ExponentialFit(const Json& spec, const Layout& layout)
      : LeastSquares<Scalar>(layout),
        t_(Flatten<double>(spec["t"])),
        y_(Flatten<double>(spec["y"])) {}

 private:
  Vector<double> Decay(const Vector<double>& p) const { return (-p[1] * t_.array()).exp(); }
  Vector<double> Residuals(const Vector<double>& p) const override {
    return (p[0] * Decay(p).array() + p[2] - y_.array()).matrix();
  }
  Matrix<double> Jacobian(const Vector<double>& p) const override {
    const Vector<double> decay = Decay(p);
    Matrix<double> jacobian(t_.size(), 3);
    jacobian << decay, -p[0] * t_.cwiseProduct(decay), Vector<double>::Ones(t_.size());
    return jacobian;
  }

  Vector<double> t_, y_;
};

// r = (sqrt(b) (x1 - x0^2), a - x0).
template <class Scalar>
class RosenbrockResiduals final : public LeastSquares<Scalar> {
 public:
  RosenbrockResiduals(const Json& spec, const Layout& layout)
      : LeastSquares<Scalar>(layout),
        a_(Number(spec["a"])),
        root_b_(std::sqrt(Number(spec["b"]))) {}

 private:
  Vector<double> Residuals(const Vector<double>& x) const override {
    return Eigen::Vector2d(root_b_ * (x[1] - x[0] * x[0]), a_ - x[0]);
  }
  Matrix<double> Jacobian(const Vector<double>& x) const override {
    Matrix<double> jacobian(2, 2);
    jacobian << -2 * root_b_ * x[0], root_b_, -1, 0;
    return jacobian;
  }

  double a_, root_b_;
};

// Null for an unknown kind.
template <class Scalar>
std::unique_ptr<Objective<Scalar>> MakeObjective(const Json& spec, const Layout& layout) {
  const std::string kind = spec.value("kind", "");
  if (kind == "quadratic") return std::make_unique<Quadratic<Scalar>>(spec, layout);
  if (kind == "rosenbrock") return std::make_unique<Rosenbrock<Scalar>>(spec, layout);
  if (kind == "logistic") return std::make_unique<Logistic<Scalar>>(spec, layout);
  if (kind == "exp-fit") return std::make_unique<ExponentialFit<Scalar>>(spec, layout);
  if (kind == "rosenbrock-residuals") {
    return std::make_unique<RosenbrockResiduals<Scalar>>(spec, layout);
  }
  return nullptr;
}

}  // namespace playground::golden
