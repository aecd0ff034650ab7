#include "cpp/optimizers/wrapper_testing.h"

namespace playground {
namespace {

Layout TwoUnitsAndBias() {
  Layout layout;
  layout.AddMatrix("0.W", 2, 2);
  layout.AddVector("0.b", 2);
  return layout;
}

TEST(AdaptiveClipping, LimitsEachRowByItsOwnWeights) {
  const std::vector<double> start = {3, 4, 30, 40, 0, 0};  // Rows of length 5 and 50, a zero bias.
  WrapperRun run("agc", {{"clip_factor", 0.1}, {"eps", 0.01}}, start, TwoUnitsAndBias());
  run.Step({6, 8, 3, 4, 1, 0}, 1);  // Rows of length 10 and 5.
  // Limits 0.1 * 5 = 0.5 (so factor 1/20), 5 (not clipped) and 0.1 * 0.01 for the bias.
  run.ExpectAt({3 - 0.3, 4 - 0.4, 27, 36, -0.001, 0});
}

}  // namespace
}  // namespace playground
