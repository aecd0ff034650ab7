// Layers may have rates of their own, whatever the rule.
#pragma once

#include <utility>
#include <vector>

#include "optimizers/wrapper.h"

namespace playground {

// Scales the moves that the inner rule makes in layer i by factors[i]; layers beyond the list keep
// theirs. It goes directly around the rule, inside all wrappers, so that what they average or mask
// is where the parameters really are. Rules whose state says otherwise
// (OptimizerDetails::own_moves) must not be inside.
template <class Scalar>
class LayerRates final : public Wrapper<Scalar> {
 public:
  // factors: at least 0.
  LayerRates(std::vector<double> factors, const Layout& layout, AnyOptimizer<Scalar> inner)
      : Wrapper<Scalar>(std::move(inner)),
        factors_(std::move(factors)),
        layout_(layout),
        before_(layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    before_ = parameters;
    this->StepInner(input, parameters);
    for (std::size_t i = 0; i < layout_.tensors().size(); ++i) {
      const auto layer = static_cast<std::size_t>(layout_.tensors()[i].layer);
      input.Note("layer_rate", layer < factors_.size() ? factors_[layer] : 1);
      if (layer >= factors_.size()) continue;
      auto now = layout_.Flat(static_cast<Index>(i), parameters);
      const auto before = layout_.Flat(static_cast<Index>(i), before_);
      now = before + static_cast<Scalar>(factors_[layer]) * (now - before);
    }
  }

 private:
  std::vector<double> factors_;
  Layout layout_;
  Vector<Scalar> before_;
};

}  // namespace playground
