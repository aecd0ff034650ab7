// Adam, AdamW and AMSGrad are one rule with two choices: where weight decay acts, and whether the
// rule forgets how large a gradient once was.
#pragma once

#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/stability.h"

namespace playground {

// Weight decay is part of the gradient (Adam), or shrinks the weights directly (AdamW).
enum class Decay { kCoupled, kDecoupled };

// Whether the rule divides by the largest second moment so far: if its parameter "amsgrad" says so,
// or always.
enum class Amsgrad { kByParameter, kAlways };

template <class Scalar, Decay kDecay, Amsgrad kAmsgrad = Amsgrad::kByParameter>
class AdamRule final : public Optimizer<Scalar> {
 public:
  AdamRule(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        amsgrad_(kAmsgrad == Amsgrad::kAlways || params.Is("amsgrad")),
        m_(Vector<Scalar>::Zero(layout.size())),
        v_(Vector<Scalar>::Zero(layout.size())),
        v_max_(Vector<Scalar>::Zero(amsgrad_ ? layout.size() : 0)) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const double beta1 = input.momentum.value_or(beta1_);
    // Both averages start at zero, so early values are too small; these undo that.
    const Scalar rate(input.learning_rate * m_correction_.Next(beta1));
    const Scalar v_correction(v_correction_.Next(beta2_));
    const Scalar epsilon(epsilon_), lambda(weight_decay_);
    const Scalar stay(1 - input.learning_rate * weight_decay_);

    const auto average = [&](auto theta, auto gradient, auto& m, auto& v)
        __attribute__((always_inline)) {
      if constexpr (kDecay == Decay::kCoupled) {
        m = Average(beta1, m, gradient + lambda * theta);
        v = Average(beta2_, v, (gradient + lambda * theta).square());
      } else {
        m = Average(beta1, m, gradient);
        v = Average(beta2_, v, gradient.square());
      }
    };
    const auto move = [&](auto& theta, const auto& m, const auto& v)
        __attribute__((always_inline)) {
      if constexpr (kDecay == Decay::kCoupled) {
        theta -= rate * m / ((v * v_correction).sqrt() + epsilon);
      } else {
        theta = stay * theta - rate * m / ((v * v_correction).sqrt() + epsilon);
      }
    };
    if (kAmsgrad == Amsgrad::kAlways || amsgrad_) {
      Elementwise(
          [&](auto theta, auto gradient, auto m, auto v, auto v_max) {
            average(theta, gradient, m, v);
            v_max = v_max.max(v);
            move(theta, m, v_max);
          },
          parameters, input.gradient, m_, v_, v_max_);
    } else {
      Elementwise(
          [&](auto theta, auto gradient, auto m, auto v) {
            average(theta, gradient, m, v);
            move(theta, m, v);
          },
          parameters, input.gradient, m_, v_);
    }
  }

  std::vector<Internal> States() const override { return Kept("m", m_, "v", v_, "v_max", v_max_); }

  Index StateSize() const override { return m_.size() + v_.size() + v_max_.size(); }

  StabilityLimit Stability(std::optional<double> momentum,
                           Vector<Scalar>* diagonal) const override {
    return AdamLimit(amsgrad_ ? v_max_ : v_, epsilon_, momentum.value_or(beta1_), m_correction_,
                     v_correction_, diagonal);
  }

 private:
  double beta1_, beta2_, epsilon_, weight_decay_;
  bool amsgrad_;
  BiasCorrector m_correction_, v_correction_;
  Vector<Scalar> m_, v_, v_max_;
};

constexpr ParamSpec AmsgradFlag() {
  return Flag("amsgrad", "Divides by the largest second moment so far (AMSGrad)");
}

}  // namespace playground
