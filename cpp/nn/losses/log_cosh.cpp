// Log-cosh: the definition.
#include "nn/loss.h"

namespace playground {
namespace {

struct LogCosh {
  explicit LogCosh(const ParamValues&) {}

  template <class T>
  T Value(const T& o, const T& y) const {
    // ln cosh r = |r| + ln(1 + e^(-2|r|)) - ln 2, which does not overflow.
    const T size = Abs(o - y);
    return size + Log1p(Exp(-2 * size)) - kLog2;
  }
  template <class T>
  T Slope(const T& o, const T& y) const {
    return Tanh(o - y);
  }

 private:
  static constexpr double kLog2 = 0.69314718055994530942;
};

constexpr LossEntry entry = WithMeanOf<LogCosh>({
    .id = "log-cosh",
    .name = "Log-cosh",
    .summary = "A smooth blend of squared and absolute error.",
    .formula = R"(\frac1N\sum\ln\cosh(o-y))",
    .reference = "the definition",
    .params = {},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
