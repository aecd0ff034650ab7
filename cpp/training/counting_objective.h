// This counts what a rule asks of its objective, so that rules can be compared by cost.
#pragma once

#include "core/objective.h"

namespace playground {

// Passes everything on to another objective and adds up the cost in gradient evaluations: a loss
// alone is a third of one (a forward pass), a Hessian-vector product two. A copy forgets the
// objective it was attached to and keeps the count.
template <class Scalar>
class CountingObjective final : public Objective<Scalar> {
 public:
  CountingObjective() = default;
  CountingObjective(const CountingObjective& other) : count_(other.count_) {}
  CountingObjective& operator=(const CountingObjective& other) {
    count_ = other.count_;
    return *this;
  }

  // `inner` must live until the next call of this.
  CountingObjective* Attach(Objective<Scalar>* inner) {
    inner_ = inner;
    return this;
  }
  double count() const { return count_; }
  // For gradients that were evaluated elsewhere.
  void Add(double evaluations) { count_ += evaluations; }

  const Layout& layout() const override { return inner_->layout(); }
  Index BatchSize() const override { return inner_->BatchSize(); }

  double Evaluate(const Vector<Scalar>& parameters, Vector<Scalar>* gradient) override {
    count_ += gradient ? 1 : 1.0 / 3;
    return inner_->Evaluate(parameters, gradient);
  }
  bool HessianTimes(const Vector<Scalar>& parameters, const Vector<Scalar>& direction,
                    Vector<Scalar>& result) override {
    count_ += 2;
    return inner_->HessianTimes(parameters, direction, result);
  }
  bool Hessian(const Vector<Scalar>& parameters, Matrix<Scalar>& hessian) override {
    count_ += 2 * static_cast<double>(parameters.size());
    return inner_->Hessian(parameters, hessian);
  }
  bool GaussNewton(const Vector<Scalar>& parameters, Matrix<Scalar>& matrix,
                   Vector<Scalar>& gradient, double& value) override {
    count_ += static_cast<double>(parameters.size());
    return inner_->GaussNewton(parameters, matrix, gradient, value);
  }
  bool SampledGradient(const Vector<Scalar>& parameters, Random& random,
                       Vector<Scalar>& gradient) override {
    count_ += 1;
    return inner_->SampledGradient(parameters, random, gradient);
  }
  bool KroneckerFactors(const Vector<Scalar>& parameters, Fisher fisher,
                        std::vector<KroneckerBlock<Scalar>>& blocks) override {
    count_ += 1;
    return inner_->KroneckerFactors(parameters, fisher, blocks);
  }

 private:
  Objective<Scalar>* inner_ = nullptr;
  double count_ = 0;
};

}  // namespace playground
