// Linear (identity): the definition.
#include "nn/activation.h"
#include "nn/in_double.h"

namespace playground {
namespace {

struct Identity {
  explicit Identity(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return x;
  }
  template <class T>
  T Slope(const T&, const T&) const {
    return T(1);
  }
};

constexpr ActivationEntry entry = AlsoInDouble<Identity>(WithFormula<Identity>({
    .id = "identity",
    .name = "Linear (identity)",
    .summary = "Passes its input on; a network of such layers is one linear map.",
    .formula = R"(f(x)=x)",
    .reference = "the definition",
    .params = {},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
