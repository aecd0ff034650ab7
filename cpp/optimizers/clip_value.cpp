// Gradient clipping by value: Mikolov, "Statistical Language Models Based on Neural Networks"
// (2012).
#include "optimizers/wrapper.h"

namespace playground {
namespace {

template <class Scalar>
class ClipValue final : public GradientWrapper<Scalar> {
 public:
  ClipValue(const ParamValues& params, const Layout& layout, AnyOptimizer<Scalar> inner)
      : GradientWrapper<Scalar>(layout, std::move(inner)),
        limit_(static_cast<Scalar>(params["clip_value"])) {}

 private:
  void Change(const StepInput<Scalar>&, const Vector<Scalar>&, Vector<Scalar>& gradient) override {
    gradient = gradient.cwiseMax(-limit_).cwiseMin(limit_);
  }

  Scalar limit_;
};

constexpr OptimizerEntry entry = WithWrapper<ClipValue>({
    .id = "clip-value",
    .name = "Gradient clipping by value",
    .summary = "Cuts every entry of the gradient off at a limit.",
    .formula = R"(g\leftarrow\operatorname{clip}(g,-c,c))",
    .reference = "Mikolov 2012; as torch.nn.utils.clip_grad_value_",
    .params = {Positive("clip_value", "c", "Largest entry, positive or negative", 0.5, 0.01, 100,
                        1)},
    .details = {.group = "Wrappers",
                .mark = "notes",
                .state = "none",
                .state_multiple = "+0",
                .decay = "as the inner rule",
                .steps = "g=clip(g,-clip_value,clip_value)",
                .pitfalls = "Turns the gradient: large entries are cut, small ones are not."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
