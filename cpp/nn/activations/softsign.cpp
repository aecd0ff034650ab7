// Softsign: Turian et al. 2009, Quadratic Features and Deep Architectures.
#include "nn/activation.h"

namespace playground {
namespace {

struct Softsign {
  explicit Softsign(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return x / (1 + Abs(x));
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    const T root = 1 / (1 + Abs(x));
    return root * root;
  }
};

constexpr ActivationEntry entry = WithFormula<Softsign>({
    .id = "softsign",
    .name = "Softsign",
    .summary = "Squashes into -1 to 1 like tanh, but approaches the ends slowly.",
    .formula = R"(f(x)=\frac{x}{1+|x|})",
    .reference = "Turian et al. 2009, Quadratic Features and Deep Architectures",
    .params = {},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
