// RMSprop has its epsilon outside the root (PyTorch) or inside it; both forms share everything
// else.
#pragma once

#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/stability.h"

namespace playground {

enum class EpsilonPlace { kOutsideRoot, kInsideRoot };

template <class Scalar, EpsilonPlace kPlace>
class RmsPropRule final : public Optimizer<Scalar> {
 public:
  RmsPropRule(const ParamValues& params, const Layout& layout)
      : alpha_(params["alpha"]),
        epsilon_(params["eps"]),
        momentum_(params["momentum"]),
        weight_decay_(params["weight_decay"]),
        centered_(params.Is("centered")),
        v_(Vector<Scalar>::Zero(layout.size())),
        mean_(Vector<Scalar>::Zero(centered_ ? layout.size() : 0)),
        b_(Vector<Scalar>::Zero(momentum_ > 0 ? layout.size() : 0)),
        update_(layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    // Phase 1: the normalised gradient u.
    const Scalar lambda(weight_decay_);
    if (centered_) {
      Elementwise(
          [&](auto u, auto gradient, auto theta, auto v, auto mean) {
            const auto g = gradient + lambda * theta;
            v = Average(alpha_, v, g.square());
            mean = Average(alpha_, mean, g);
            // A variance, but rounding may take it below 0.
            u = g / Root((v - mean.square()).max(Scalar(0)));
          },
          update_, input.gradient, parameters, v_, mean_);
    } else {
      Elementwise(
          [&](auto u, auto gradient, auto theta, auto v) {
            const auto g = gradient + lambda * theta;
            v = Average(alpha_, v, g.square());
            u = g / Root(v);
          },
          update_, input.gradient, parameters, v_);
    }

    // Phase 2: heavy ball on u. Without momentum there is no buffer, so a schedule that cycles the
    // momentum has nothing to cycle.
    const Scalar rate(input.learning_rate);
    if (momentum_ > 0) {
      const Scalar mu(input.momentum.value_or(momentum_));
      Elementwise(
          [&](auto theta, auto u, auto b) {
            b = FlushSubnormal(mu * b + u);
            theta -= rate * b;
          },
          parameters, update_, b_);
    } else {
      Elementwise([&](auto theta, auto u) { theta -= rate * u; }, parameters, update_);
    }
  }

  std::vector<Internal> States() const override { return Kept("v", v_, "g_bar", mean_, "b", b_); }

  Index StateSize() const override { return v_.size() + mean_.size() + b_.size(); }

  StabilityLimit Stability(std::optional<double> momentum,
                           Vector<Scalar>* diagonal) const override {
    if (v_.isZero(0)) return {.preconditioned = true};
    if (centered_) {
      *diagonal = Root((v_.array() - mean_.array().square()).max(Scalar(0)));
    } else {
      *diagonal = Root(v_.array());
    }
    const double mu = momentum_ > 0 ? momentum.value_or(momentum_) : 0;
    return {.factor = HeavyBallLimit(mu), .preconditioned = true};
  }

 private:
  template <class Expression>
  auto Root(const Expression& v) const {
    const Scalar epsilon(epsilon_);
    if constexpr (kPlace == EpsilonPlace::kInsideRoot) {
      return (v + epsilon).sqrt();
    } else {
      return v.sqrt() + epsilon;
    }
  }

  double alpha_, epsilon_, momentum_, weight_decay_;
  bool centered_;
  Vector<Scalar> v_, mean_, b_;
  Vector<Scalar> update_;  // Scratch.
};

constexpr ParamList RmsPropParams() {
  return {
      LearningRate(0.01, 0.01),
      DecayFactor("alpha", R"(\alpha)", "Memory of the averaged squared gradient", 0.99, 0.9999),
      Epsilon(1e-8),
      Flag("centered", "Divides by the spread of the gradients instead of their size"),
      Momentum(0),
      WeightDecay(0)};
}

}  // namespace playground
