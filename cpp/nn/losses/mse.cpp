// Mean squared error: Legendre 1805, least squares.
#include "nn/in_double.h"
#include "nn/loss.h"
#include "nn/losses/squared_error.h"

namespace playground {
namespace {

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
