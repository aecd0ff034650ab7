// An optimizer may ask this of the function that it minimises. A network on its mini-batch and a
// test surface are two objectives.
#pragma once

#include <vector>

#include "core/layout.h"
#include "core/random.h"
#include "core/types.h"

namespace playground {

// Kronecker factors of one dense layer (K-FAC): of the batch's mean, in homogeneous coordinates.
template <class Scalar>
struct KroneckerBlock {
  Index weight = 0;       // Index of the tensor, out x in.
  Index bias = -1;        // Index of the tensor; -1: the layer has none.
  Matrix<Scalar> inputs;  // E[a a'], (in + 1)^2 with bias (the last coordinate is 1), in^2 without.
  Matrix<Scalar>
      outputs;  // E[d d'], out^2; d: derivative of one sample's loss by the layer's output.
};

enum class Fisher { kEmpirical, kGaussNewton };

// All methods use the current mini-batch, which stays the same within one optimizer step.
// `parameters` has layout().size() entries. Methods that a kind of objective does not offer return
// false and change nothing.
template <class Scalar>
class Objective {
 public:
  virtual ~Objective() = default;

  virtual const Layout& layout() const = 0;

  // Mean loss at `parameters`; fills *gradient (resized by the caller) unless null. Changes no
  // running statistics.
  virtual double Evaluate(const Vector<Scalar>& parameters, Vector<Scalar>* gradient) = 0;

  // result = H(parameters) * direction.
  virtual bool HessianTimes(const Vector<Scalar>& /*parameters*/,
                            const Vector<Scalar>& /*direction*/, Vector<Scalar>& /*result*/) {
    return false;
  }

  // The dense Hessian, n x n; by default from n products.
  virtual bool Hessian(const Vector<Scalar>& parameters, Matrix<Scalar>& hessian) {
    const Index n = parameters.size();
    Vector<Scalar> unit = Vector<Scalar>::Zero(n), column(n);
    hessian.resize(n, n);
    for (Index i = 0; i < n; ++i) {
      unit[i] = Scalar(1);
      if (!HessianTimes(parameters, unit, column)) return false;
      hessian.col(i) = column;
      unit[i] = Scalar(0);
    }
    return true;
  }

  // Generalised Gauss-Newton system. For f = 1/2 |r|^2: matrix = J'J, gradient = J'r, value = f.
  // For a mean loss l(o) over samples: matrix = mean J' l'' J, gradient = mean J' l', value = f.
  virtual bool GaussNewton(const Vector<Scalar>& /*parameters*/, Matrix<Scalar>& /*matrix*/,
                           Vector<Scalar>& /*gradient*/, double& /*value*/) {
    return false;
  }

  // Mean gradient with labels drawn from the model's own predictions (Sophia-G); *samples: batch.
  virtual bool SampledGradient(const Vector<Scalar>& /*parameters*/, Random& /*random*/,
                               Vector<Scalar>& /*gradient*/) {
    return false;
  }

  // One block per dense layer, in order.
  virtual bool KroneckerFactors(const Vector<Scalar>& /*parameters*/, Fisher /*fisher*/,
                                std::vector<KroneckerBlock<Scalar>>& /*blocks*/) {
    return false;
  }

  // Samples in the current mini-batch (1 for a surface).
  virtual Index BatchSize() const { return 1; }
};

}  // namespace playground
