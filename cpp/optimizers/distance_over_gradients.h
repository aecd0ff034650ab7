// DoG and its layer-wise form: Ivgi, Hinder & Carmon, "DoG is SGD's Best Friend: A Parameter-Free
// Dynamic Step Size Schedule" (2023), section 2 and appendix B.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/reductions.h"

namespace playground {

// One rate for all parameters (kPerTensor false) or one for each tensor.
template <class Scalar, bool kPerTensor>
class DistanceOverGradients final : public Optimizer<Scalar> {
 public:
  DistanceOverGradients(const ParamValues& params, const Layout& layout)
      : relative_start_(params["reps_rel"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        start_(layout.size()),
        moved_(Vector<Scalar>::Zero(layout.size())) {
    if constexpr (kPerTensor) {
      for (const Tensor& tensor : layout.tensors()) {
        groups_.push_back({tensor.offset, tensor.size()});
      }
    } else {
      groups_.push_back({0, layout.size()});
    }
  }

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const bool first = !started_;
    if (first) start_ = parameters;
    started_ = true;
    // Whatever else moved the parameters; exactly zero if nothing did.
    moved_ += parameters - (start_ + moved_);
    const Scalar lambda(weight_decay_);
    for (Group& group : groups_) {
      auto theta = parameters.segment(group.offset, group.size);
      const auto origin = start_.segment(group.offset, group.size);
      auto moved = moved_.segment(group.offset, group.size);
      const auto g = input.gradient.segment(group.offset, group.size) + lambda * theta;
      if (first) {
        group.distance = relative_start_ * (1 + Norm(origin));
        group.squares = epsilon_;
      } else {
        group.distance = std::max(group.distance, Norm(moved));
      }
      group.squares += Dot(g, g);
      group.rate = input.learning_rate * group.distance / std::sqrt(group.squares);
      input.Note("eta", group.rate);
      moved -= static_cast<Scalar>(group.rate) * g;
      theta = origin + moved;
    }
  }

  Index StateSize() const override {
    return start_.size() + moved_.size() + 2 * static_cast<Index>(groups_.size());
  }

  std::vector<Internal> Internals() const override {
    Internal rates{"eta", {}};
    for (const Group& group : groups_) rates.values.push_back(group.rate);
    return {rates};
  }

 private:
  struct Group {
    Index offset, size;
    double distance = 0;  // Farthest from the start so far.
    double squares = 0;   // Sum of squared gradient norms.
    double rate = 0;
  };

  double relative_start_, epsilon_, weight_decay_;
  bool started_ = false;
  std::vector<Group> groups_;
  Vector<Scalar> start_;
  // theta - theta_0, kept apart: the first moves are about as small as the rounding of theta, and
  // the rate is proportional to them.
  Vector<Scalar> moved_;
};

constexpr ParamList DistanceOverGradientsParams() {
  ParamSpec factor = LearningRate(1, 1);
  factor.symbol = "c";
  factor.summary = "Factor on the rate that the rule finds itself";
  factor.slider_min = 0.1;
  return {factor,
          Positive("reps_rel", R"(r_\epsilon)", "First step relative to the weights' length", 1e-6,
                   1e-8, 0.1, 1e-4),
          Epsilon(1e-8), WeightDecay(0)};
}

}  // namespace playground
