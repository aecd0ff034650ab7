// Adam, AdamW and AMSGrad are one rule with two choices: where weight decay acts, and whether the
// rule forgets how large a gradient once was.
#pragma once

#include <utility>

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
    const double beta1 = input.momentum.value_or(beta1_), beta2 = beta2_;
    // Both averages start at zero, so early values are too small; these undo that.
    const Scalar rate(input.learning_rate * m_correction_.Next(beta1));
    const Scalar v_correction(v_correction_.Next(beta2_));
    const Scalar epsilon(epsilon_), lambda(weight_decay_);
    const Scalar stay(1 - input.learning_rate * weight_decay_);

    // What is read again is kept in a number of its own: a compiler must assume that writing m has
    // changed v.
    using Few = LaneArray<Scalar>;
    const auto average = [&](const Few& theta, const Few& gradient, auto& m, auto& v)
        __attribute__((always_inline)) {
      Few g = gradient;
      if constexpr (kDecay == Decay::kCoupled) g += lambda * theta;
      const Few new_m = Average(beta1, m, g), new_v = Average(beta2, v, g.square());
      m = new_m;
      v = new_v;
      return std::pair(new_m, new_v);
    };
    const auto moved = [&](const Few& theta, const Few& m, const Few& v)
                           __attribute__((always_inline))
                               ->Few {
      const Few step = rate * m / ((v * v_correction).sqrt() + epsilon);
      if constexpr (kDecay == Decay::kCoupled) return theta - step;
      return stay * theta - step;
    };
    if (kAmsgrad == Amsgrad::kAlways || amsgrad_) {
      Elementwise(
          [&](auto theta, auto gradient, auto m, auto v, auto v_max)
              __attribute__((always_inline)) {
                const Few old = theta;
                const auto [new_m, new_v] = average(old, gradient, m, v);
                const Few largest = v_max.max(new_v);
                v_max = largest;
                theta = moved(old, new_m, largest);
              },
          parameters, input.gradient, m_, v_, v_max_);
    } else {
      Elementwise(
          [&](auto theta, auto gradient, auto m, auto v) __attribute__((always_inline)) {
            const Few old = theta;
            const auto [new_m, new_v] = average(old, gradient, m, v);
            theta = moved(old, new_m, new_v);
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
