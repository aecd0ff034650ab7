#include <cmath>

#include "cpp/optimizers/wrapper_testing.h"

namespace playground {
namespace {

TEST(ClipNorm, ShortensALongGradientToTheLimit) {
  WrapperRun run("clip-norm", {{"max_norm", 2}}, {0, 0});
  run.Step({3, 4}, 1);  // Norm 5.
  const double scale = 2 / (5 + 1e-6);
  run.ExpectAt({-3 * scale, -4 * scale});
  EXPECT_NEAR(run.parameters().norm(), 2, 1e-6);
}

TEST(ClipNorm, LeavesAShortGradientAlone) {
  WrapperRun run("clip-norm", {{"max_norm", 6}}, {0, 0});
  run.Step({3, 4}, 1);
  run.ExpectAt({-3, -4});
}

TEST(ClipNorm, TakesOneNormOverAllTensors) {
  Layout layout;
  layout.AddMatrix("0.W", 1, 2);
  layout.AddVector("0.b", 1);
  WrapperRun run("clip-norm", {{"max_norm", 1}}, {0, 0, 0}, layout);
  run.Step({2, 1, 2}, 1);  // Norm 3.
  const double scale = 1 / (3 + 1e-6);
  run.ExpectAt({-2 * scale, -1 * scale, -2 * scale});
}

}  // namespace
}  // namespace playground
