// Mean absolute error: Laplace, least absolute deviations.
#include "nn/loss.h"

namespace playground {
namespace {

struct AbsoluteError {
  explicit AbsoluteError(const ParamValues&) {}

  template <class T>
  T Value(const T& o, const T& y) const {
    return Abs(o - y);
  }
  template <class T>
  T Slope(const T& o, const T& y) const {
    const T sign = Select(o < y, T(-1), T(0));
    return Select(y < o, T(1), sign);
  }
};

constexpr LossEntry entry = WithMeanOf<AbsoluteError>({
    .id = "mae",
    .name = "Mean absolute error",
    .summary = "The size of the error: outliers pull no harder than other samples.",
    .formula = R"(\frac1N\sum|o-y|)",
    .reference = "Laplace, least absolute deviations",
    .params = {},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
