// Sine: Sitzmann et al. 2020, arXiv:2006.09661.
#include "nn/activation.h"
#include "nn/in_double.h"

namespace playground {
namespace {

struct Sine {
  explicit Sine(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return Sin(x);
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    return Cos(x);
  }
};

constexpr ActivationEntry entry = AlsoInDouble<Sine>(WithFormula<Sine>({
    .id = "sine",
    .name = "Sine",
    .summary = "A periodic function; with it networks fit waves and fine detail.",
    .formula = R"(f(x)=\sin x)",
    .reference = "Sitzmann et al. 2020, arXiv:2006.09661",
    .params = {},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
