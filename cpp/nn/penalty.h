// L1 and L2 penalties on the weights are part of the objective: loss + l1 |w| + l2/2 |w|^2, over
// weight matrices only (no biases, no gains of norms).
#pragma once

#include "core/objective.h"

namespace playground {

struct Penalty {
  double l1 = 0;
  double l2 = 0;

  bool active() const { return l1 != 0 || l2 != 0; }

  // The penalty at `parameters`; adds its gradient to *gradient unless null.
  template <class Scalar>
  double Add(const Layout& layout, const Vector<Scalar>& parameters,
             Vector<Scalar>* gradient) const {
    double sum = 0;
    for (std::size_t i = 0; i < layout.tensors().size(); ++i) {
      if (!layout.tensors()[i].is_matrix) continue;
      const auto weights = layout.Flat(static_cast<Index>(i), parameters);
      sum += l1 * static_cast<double>(weights.template lpNorm<1>()) +
             l2 / 2 * static_cast<double>(weights.squaredNorm());
      if (!gradient) continue;
      layout.Flat(static_cast<Index>(i), *gradient).array() +=
          static_cast<Scalar>(l1) * weights.array().sign() +
          static_cast<Scalar>(l2) * weights.array();
    }
    return sum;
  }

  // result += H * direction, the Hessian of the penalty.
  template <class Scalar>
  void AddHessianTimes(const Layout& layout, const Vector<Scalar>& direction,
                       Vector<Scalar>& result) const {
    for (std::size_t i = 0; i < layout.tensors().size(); ++i) {
      if (!layout.tensors()[i].is_matrix) continue;
      layout.Flat(static_cast<Index>(i), result) +=
          static_cast<Scalar>(l2) * layout.Flat(static_cast<Index>(i), direction);
    }
  }
};

// An objective with a penalty added to its loss.
template <class Scalar>
class PenalizedObjective final : public Objective<Scalar> {
 public:
  PenalizedObjective(Objective<Scalar>& inner, Penalty penalty)
      : inner_(inner), penalty_(penalty) {}

  const Layout& layout() const override { return inner_.layout(); }
  Index BatchSize() const override { return inner_.BatchSize(); }

  double Evaluate(const Vector<Scalar>& parameters, Vector<Scalar>* gradient) override {
    const double loss = inner_.Evaluate(parameters, gradient);
    return loss + penalty_.Add(layout(), parameters, gradient);
  }
  bool HessianTimes(const Vector<Scalar>& parameters, const Vector<Scalar>& direction,
                    Vector<Scalar>& result) override {
    if (!inner_.HessianTimes(parameters, direction, result)) return false;
    penalty_.AddHessianTimes(layout(), direction, result);
    return true;
  }
  bool GaussNewton(const Vector<Scalar>& parameters, Matrix<Scalar>& matrix,
                   Vector<Scalar>& gradient, double& value) override {
    if (!inner_.GaussNewton(parameters, matrix, gradient, value)) return false;
    value += penalty_.Add(layout(), parameters, &gradient);
    for (const Tensor& tensor : layout().tensors()) {
      if (!tensor.is_matrix) continue;
      matrix.diagonal().segment(tensor.offset, tensor.size()).array() +=
          static_cast<Scalar>(penalty_.l2);
    }
    return true;
  }
  bool SampledGradient(const Vector<Scalar>& parameters, Random& random,
                       Vector<Scalar>& gradient) override {
    return inner_.SampledGradient(parameters, random, gradient);
  }
  bool KroneckerFactors(const Vector<Scalar>& parameters, Fisher fisher,
                        std::vector<KroneckerBlock<Scalar>>& blocks) override {
    return inner_.KroneckerFactors(parameters, fisher, blocks);
  }

 private:
  Objective<Scalar>& inner_;
  Penalty penalty_;
};

}  // namespace playground
