// A NetworkProbe looks at a network on a data set.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "diagnostics/probe.h"
#include "nn/network.h"
#include "nn/network_objective.h"
#include "nn/penalty.h"

namespace playground {

// What of the training data a probe looks at; the arrays must live as long as `owner` does.
template <class Scalar>
struct ProbeData {
  std::shared_ptr<const void> owner;
  BatchInput<Scalar> training;  // All of it.
  double batch = 1;             // Samples of a training step.
};

template <class Scalar>
class NetworkProbe final : public Probe<Scalar> {
 public:
  NetworkProbe(const NetworkSpec& spec, ProbeData<Scalar> data, Penalty penalty);

  double StepCost() const override;
  Objective<Scalar>& objective() override { return penalized_; }
  Index curvature_samples() const override { return curvature_samples_; }
  double CurvatureCost() const override;
  Index gradient_samples() const override;
  double GradientCost() const override { return 3 * parameters_; }
  void Gradient(const Vector<Scalar>& parameters, std::span<const std::uint32_t> samples,
                Vector<Scalar>& gradient) override;
  Index hidden_layers() const override { return hidden_layers_; }
  double ResponseCost() const override;
  void Respond(const Vector<Scalar>& parameters,
               std::vector<LayerResponse<Scalar>>* layers) override;

 private:
  // The loss over the first samples, block by block where samples do not mix.
  class WholeObjective final : public Objective<Scalar> {
   public:
    explicit WholeObjective(NetworkProbe& probe) : probe_(probe) {}
    const Layout& layout() const override { return probe_.network_.layout(); }
    Index BatchSize() const override { return probe_.curvature_samples_; }
    double Evaluate(const Vector<Scalar>& parameters, Vector<Scalar>* gradient) override;
    bool HessianTimes(const Vector<Scalar>& parameters, const Vector<Scalar>& direction,
                      Vector<Scalar>& result) override;

   private:
    // Calls visit(share of the samples) for each block, which is then the batch of block_.
    template <class Visit>
    void ForEachBlock(Visit&& visit);

    NetworkProbe& probe_;
    Vector<Scalar> part_;
  };

  LayerResponse<Scalar> ResponseOf(const ActivationTrace<Scalar>& trace, Index batch, Index stride);
  // The largest slope of an activation over a usual range of inputs.
  double SteepestSlope(const ActivationTrace<Scalar>& trace);
  const std::vector<Scalar>& SlopesOf(const ActivationTrace<Scalar>& trace, Index count,
                                      const Scalar* x, const Scalar* y);

  ProbeData<Scalar> data_;
  Network<Scalar> network_;  // Its own, so that the one in training stays as it is.
  NetworkObjective<Scalar> block_;
  WholeObjective whole_;
  Penalty penalty_;
  PenalizedObjective<Scalar> penalized_;
  double parameters_;
  bool mixes_samples_;
  Index hidden_layers_ = 0;
  Index curvature_samples_ = 0;
  std::vector<std::uint32_t> order_;  // 0, 1, 2, ...
  std::vector<ActivationTrace<Scalar>> trace_;
  std::vector<Scalar> ones_, slopes_, learnt_gradient_;
};

extern template class NetworkProbe<float>;
#ifndef PLAYGROUND_FLOAT_ONLY
extern template class NetworkProbe<double>;
#endif

}  // namespace playground
