#include "cpp/optimizers/wrapper_testing.h"

namespace playground {
namespace {

TEST(GradientCentralization, SubtractsTheMeanOfEachRowOfAMatrixOnly) {
  Layout layout;
  layout.AddMatrix("0.W", 2, 3);
  layout.AddVector("0.b", 2);
  WrapperRun run("gradient-centralization", {}, {0, 0, 0, 0, 0, 0, 0, 0}, layout);
  run.Step({1, 2, 6, -1, -1, -1, 5, 7}, 1);
  run.ExpectAt({2, 1, -3, 0, 0, 0, -5, -7});
}

}  // namespace
}  // namespace playground
