// Activations and losses that deep maps use are in the WebAssembly build in double, too, which has
// all others in float only.
#pragma once

#include "core/module.h"
#include "nn/activation.h"
#include "nn/loss.h"

namespace playground {

// `constexpr ActivationEntry entry = AlsoInDouble<Relu>(WithFormula<Relu>({...}));`
template <class Formula>
constexpr ActivationEntry AlsoInDouble(ActivationEntry entry) {
  if constexpr (!kStartModule) {
    entry.details.makers.for_double = &FormulaFactory<Formula>::template Make<double>;
  }
  return entry;
}
template <class Formula>
constexpr LossEntry AlsoInDouble(LossEntry entry) {
  if constexpr (!kStartModule) {
    entry.details.makers.for_double = &MeanLossFactory<Formula>::template Make<double>;
  }
  return entry;
}
template <template <class> class Kind>
constexpr LossEntry AlsoInDouble(LossEntry entry) {
  if constexpr (!kStartModule) {
    entry.details.makers.for_double = &LossFactory<Kind>::template Make<double>;
  }
  return entry;
}

}  // namespace playground
