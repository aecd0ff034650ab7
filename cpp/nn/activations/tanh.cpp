// tanh: the hyperbolic tangent.
#include "nn/activation.h"
#include "nn/in_double.h"

namespace playground {
namespace {

struct HyperbolicTangent {
  explicit HyperbolicTangent(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return Tanh(x);
  }
  template <class T>
  T Slope(const T&, const T& y) const {
    return 1 - y * y;
  }
};

}  // namespace

template <>
inline constexpr bool kTakesFours<HyperbolicTangent> = true;

namespace {

constexpr ActivationEntry entry = AlsoInDouble<HyperbolicTangent>(WithFormula<HyperbolicTangent>({
    .id = "tanh",
    .name = "tanh",
    .summary = "Squashes into -1 to 1 around zero; saturates on both sides.",
    .formula = R"(f(x)=\tanh x)",
    .reference = "the hyperbolic tangent",
    .params = {},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
