// GELU (tanh form): Hendrycks & Gimpel 2016, arXiv:1606.08415.
#include "nn/activation.h"

namespace playground {
namespace {

struct GeluTanh {
  explicit GeluTanh(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return 0.5 * x * (1 + Tanh(kScale * (x + kCubic * x * x * x)));
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    const T t = Tanh(kScale * (x + kCubic * x * x * x));
    const T inner = kScale * (1 + 3 * kCubic * x * x);
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * inner;
  }

 private:
  static constexpr double kScale = 0.79788456080286535588;  // sqrt(2 / pi)
  static constexpr double kCubic = 0.044715;
};

constexpr ActivationEntry entry = WithFormula<GeluTanh>({
    .id = "gelu-tanh",
    .name = "GELU (tanh form)",
    .summary =
        "The approximation of GELU that early language models used; up to 5e-4 away from it.",
    .formula =
        R"(f(x)=\frac{x}{2}\left(1+\tanh\left[\sqrt{2/\pi}\,(x+0.044715\,x^3)\right]\right))",
    .reference = "Hendrycks & Gimpel 2016, arXiv:1606.08415",
    .params = {},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
