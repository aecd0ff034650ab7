// A network on one mini-batch is a function of its parameters, with the derivatives that
// second-order optimizers ask for.
#pragma once

#include <memory>
#include <vector>

#include "core/objective.h"
#include "nn/network.h"

namespace playground {

template <class Scalar>
class NetworkObjective final : public Objective<Scalar> {
 public:
  // `network` must outlive this and have the same description.
  NetworkObjective(const NetworkSpec& spec, Network<Scalar>* network);

  // The batch all methods use until the next call; the data must stay where it is.
  void SetBatch(const BatchInput<Scalar>& batch) { batch_ = batch; }

  const Layout& layout() const override { return network_->layout(); }
  Index BatchSize() const override { return batch_.size(); }

  double Evaluate(const Vector<Scalar>& parameters, Vector<Scalar>* gradient) override;
#ifndef PLAYGROUND_START_MODULE  // It has no second derivatives.
  bool HessianTimes(const Vector<Scalar>& parameters, const Vector<Scalar>& direction,
                    Vector<Scalar>& result) override;
  bool GaussNewton(const Vector<Scalar>& parameters, Matrix<Scalar>& matrix,
                   Vector<Scalar>& gradient, double& value) override;
  bool SampledGradient(const Vector<Scalar>& parameters, Random& random,
                       Vector<Scalar>& gradient) override;
  bool KroneckerFactors(const Vector<Scalar>& parameters, Fisher fisher,
                        std::vector<KroneckerBlock<Scalar>>& blocks) override;

#endif

 private:
#ifndef PLAYGROUND_START_MODULE
  // The network in dual numbers with the state of the real one and the batch loaded; made when
  // first needed.
  Network<Dual<Scalar>>& DualNetwork();
  // Fills factors_: for every sample of the loaded batch a square root L (row-major, outputs x
  // outputs) of the mean loss's second derivative by its outputs, L L' = d2 f / do2.
  void FactorOutputHessians(Network<Dual<Scalar>>& dual, Panel<const Dual<Scalar>> predictions);

  std::unique_ptr<Network<Dual<Scalar>>> dual_;
  Vector<Dual<Scalar>> dual_parameters_;
  Vector<Dual<Scalar>> dual_gradient_;
  Vector<Scalar> gradient_;
  Matrix<Scalar> factors_;  // batch x outputs^2.
#endif

  NetworkSpec spec_;
  Network<Scalar>* network_;
  BatchInput<Scalar> batch_;
};

}  // namespace playground
