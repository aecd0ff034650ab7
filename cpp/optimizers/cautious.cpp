// Cautious masking: Liang, Chen, Liu & Liu, "Cautious Optimizers: Improving Training with One Line
// of Code" (2024), Algorithm 1, around any rule.
#include <algorithm>

#include "optimizers/wrapper.h"

namespace playground {
namespace {

template <class Scalar>
class Cautious final : public Wrapper<Scalar> {
 public:
  Cautious(const ParamValues&, const Layout& layout, AnyOptimizer<Scalar> inner)
      : Wrapper<Scalar>(std::move(inner)), layout_(layout), before_(layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    before_ = parameters;
    this->StepInner(input, parameters);
    for (Index i = 0; i < static_cast<Index>(layout_.tensors().size()); ++i) {
      if (layout_.tensors()[i].size() > 0) {
        const double kept =
            Mask(layout_.Flat(i, input.gradient).array(), layout_.Flat(i, before_).array(),
                 layout_.Flat(i, parameters).array());
        input.Note("phi_bar", kept);
      }
    }
  }

  Index StateSize() const override { return Wrapper<Scalar>::StateSize() + before_.size(); }

 private:
  // theta = before + phi (theta - before) / max(mean phi, 1e-3), phi = 1 where the rule went
  // downhill.
  template <class Gradient, class Before, class Theta>
  static double Mask(const Gradient& gradient, const Before& before, Theta theta) {
    const auto phi = ((before - theta) * gradient > Scalar(0)).template cast<Scalar>();
    const double kept = static_cast<double>(phi.mean());
    const auto scale = static_cast<Scalar>(1 / std::max(kept, 1e-3));
    theta = before + scale * phi * (theta - before);
    return kept;
  }

  Layout layout_;
  Vector<Scalar> before_;
};

constexpr OptimizerEntry entry = WithWrapper<Cautious>({
    .id = "cautious",
    .name = "Cautious masking",
    .summary = "Drops the part of any rule's update that points against the present gradient.",
    .formula =
        R"(u=\theta_{t-1}-\theta_t^{\text{inner}},\quad\phi=1[u\odot g>0],\quad\theta_t=\theta_{t-1}-u\odot\phi\,/\max(\operatorname{mean}(\phi),10^{-3}))",
    .reference = "Liang et al. 2024, arXiv:2411.16085",
    .details = {.group = "Wrappers",
                .mark = "frontier",
                .state = "copy of the weights",
                .state_multiple = "+1",
                .decay = "as the inner rule, masked with its update",
                .steps = "u=w_old-w; phi=where(u*g>0,1,0); w=w_old-u*phi/max(phi_bar,0.001)",
                .pitfalls =
                    "The mask sees the whole movement, so decoupled weight decay is masked "
                    "too; cautious-adamw and cautious-lion leave it alone. Where few entries "
                    "agree, these take up to 1000 times their step.",
                .needs = {.shapes = true}},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
