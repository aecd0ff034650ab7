// An activation function turns one number into one number.
#pragma once

#include <algorithm>
#include <memory>

#include "core/four.h"
#include "core/lanes.h"
#include "core/param.h"
#include "core/registry.h"
#include "nn/makers.h"

namespace playground {

// Constant once made. `learnt` points at the function's own learnt numbers (LearntCount() of them)
// in the parameter vector.
template <class Scalar>
class Activation {
 public:
  virtual ~Activation() = default;

  // y[i] = f(x[i]) for i < n. y may be x.
  virtual void Forward(Index n, const Scalar* x, const Scalar* learnt, Scalar* y) const = 0;

  // dx[i] = f'(x[i]) dy[i], given y = f(x); overwrites learnt_gradient. dx may be dy.
  virtual void Backward(Index n, const Scalar* x, const Scalar* y, const Scalar* dy,
                        const Scalar* learnt, Scalar* dx, Scalar* learnt_gradient) const = 0;

  virtual Index LearntCount() const { return 0; }
  virtual double LearntStart() const { return 0; }
};

template <class Scalar>
using AnyActivation = std::shared_ptr<const Activation<Scalar>>;

// Whether a formula also runs on Four.
template <class Formula>
inline constexpr bool kTakesFours = false;

// An activation from its formula alone. `Formula` is constructible from ParamValues and has
//   template <class T> T Value(const T& x) const;                 f(x)
//   template <class T> T Slope(const T& x, const T& y) const;     f'(x), where y = f(x)
// T is a number or a few side by side (lanes.h).
template <class Scalar, class Formula>
class ActivationOf final : public Activation<Scalar> {
 public:
  explicit ActivationOf(const ParamValues& params) : formula_(params) {}

  void Forward(Index n, const Scalar* x, const Scalar*, Scalar* y) const override {
    // A copy: the compiler cannot know that writing y leaves the formula's constants alone.
    const Formula formula = formula_;
    Index i = 0;
    if constexpr (kInFours) {
      for (; i + 16 <= n; i += 16) formula.Value(Four::Load(x + i)).Store(y + i);
    }
    for (; i + kWidth <= n; i += kWidth) Walk::Store(y + i, formula.Value(Walk::Load(x + i)));
    if (i == n) return;
    Scalar rest[kWidth] = {};
    std::copy(x + i, x + n, rest);
    Walk::Store(rest, formula.Value(Walk::Load(rest)));
    std::copy(rest, rest + (n - i), y + i);
  }

  void Backward(Index n, const Scalar* x, const Scalar* y, const Scalar* dy, const Scalar*,
                Scalar* dx, Scalar*) const override {
    const Formula formula = formula_;
    Index i = 0;
    if constexpr (kInFours) {
      for (; i + 16 <= n; i += 16) {
        const Four slope = formula.Slope(Four::Load(x + i), Four::Load(y + i));
        (slope * Four::Load(dy + i)).Store(dx + i);
      }
    }
    for (; i + kWidth <= n; i += kWidth) {
      const Lane slope = formula.Slope(Walk::Load(x + i), Walk::Load(y + i));
      Walk::Store(dx + i, slope * Walk::Load(dy + i));
    }
    if (i == n) return;
    Scalar rest_x[kWidth] = {}, rest_y[kWidth] = {};
    std::copy(x + i, x + n, rest_x);
    std::copy(y + i, y + n, rest_y);
    Walk::Store(rest_x, formula.Slope(Walk::Load(rest_x), Walk::Load(rest_y)));
    for (Index k = 0; i + k < n; ++k) dx[i + k] = rest_x[k] * dy[i + k];
  }

 private:
  using Walk = Lanes<Scalar>;
  using Lane = typename Walk::Lane;
  static constexpr Index kWidth = Walk::kWidth;
  static constexpr bool kInFours = kFoursPay && kTakesFours<Formula> && kWidth == 4;

  Formula formula_;
};

using ActivationMakers = Makers<AnyActivation, const ParamValues&>;

struct ActivationDetails {
  ActivationMakers makers = {};
};

using ActivationEntry = Entry<ActivationDetails>;
using ActivationRegistry = Registry<ActivationDetails>;

template <template <class> class Kind>
struct ActivationFactory {
  template <class Scalar>
  static AnyActivation<Scalar> Make(const ParamValues& params) {
    return std::make_unique<const Kind<Scalar>>(params);
  }
};
template <class Formula>
struct FormulaFactory {
  template <class Scalar>
  static AnyActivation<Scalar> Make(const ParamValues& params) {
    return std::make_unique<const ActivationOf<Scalar, Formula>>(params);
  }
};

// Fills in the makers of an entry whose class template is Kind<Scalar>(params).
template <template <class> class Kind>
constexpr ActivationEntry WithActivation(ActivationEntry entry) {
  entry.details.makers = ActivationMakers::From<ActivationFactory<Kind>>();
  return entry;
}
// Fills in the makers of an entry that is its formula (ActivationOf).
template <class Formula>
constexpr ActivationEntry WithFormula(ActivationEntry entry) {
  entry.details.makers = ActivationMakers::From<FormulaFactory<Formula>>();
  return entry;
}

}  // namespace playground
