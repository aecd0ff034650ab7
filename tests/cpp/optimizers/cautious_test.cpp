#include "cpp/optimizers/wrapper_testing.h"

namespace playground {
namespace {

TEST(Cautious, DropsWhatGoesAgainstTheGradient) {
  WrapperRun run("cautious", {}, {0, 0}, 0.9);
  run.Step({1, 1}, 1);
  run.ExpectAt({-1, -1});
  // Velocities 1.9 and 0.8: the second disagrees with its gradient. Half is kept, so it counts
  // twice.
  run.Step({1, -0.1}, 1);
  run.ExpectAt({-1 - 2 * 1.9, -1});
}

TEST(Cautious, RescalesEachTensorAlone) {
  Layout layout;
  layout.AddVector("a", 1);
  layout.AddVector("b", 2);
  WrapperRun run("cautious", {}, {0, 0, 0}, layout, 0.5);
  run.Step({1, 1, 1}, 1);
  run.Step({1, 1, -0.1}, 1);
  run.ExpectAt({-2.5, -1 - 2 * 1.5, -1});
}

TEST(Cautious, EqualsTheInnerRuleWhereAllAgree) {
  WrapperRun run("cautious", {}, {3, -2});
  run.Step({0.5, -0.25}, 2);
  run.ExpectAt({2, -1.5});
}

}  // namespace
}  // namespace playground
