// Mean squared error: Legendre 1805, least squares.
#include "nn/in_double.h"
#include "nn/loss.h"

namespace playground {
namespace {

struct SquaredError {
  explicit SquaredError(const ParamValues&) {}

  template <class T>
  T Value(const T& o, const T& y) const {
    const T r = o - y;
    return r * r;
  }
  template <class T>
  T Slope(const T& o, const T& y) const {
    return 2 * (o - y);
  }
};

constexpr LossEntry entry = AlsoInDouble<SquaredError>(WithMeanOf<SquaredError>({
    .id = "mse",
    .name = "Mean squared error",
    .summary = "The square of the error, averaged over samples and outputs.",
    .formula = R"(\frac1N\sum(o-y)^2)",
    .reference = "Legendre 1805, least squares",
    .params = {},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
