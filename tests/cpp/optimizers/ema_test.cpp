#include "cpp/optimizers/wrapper_testing.h"

namespace playground {
namespace {

TEST(WeightEma, StartsFromTheFirstResultAndLagsBehind) {
  WrapperRun run("ema", {{"decay", 0.75}}, {1});
  Vector<double> point;
  EXPECT_FALSE(run.rule().EvaluationPoint(run.parameters(), &point));
  run.Step({1}, 1);  // theta = 0
  run.ExpectEvaluatedAt({0});
  run.Step({-4}, 1);  // theta = 4
  run.ExpectAt({4});
  run.ExpectEvaluatedAt({1});  // 0.75 * 0 + 0.25 * 4
  run.Step({0}, 1);
  run.ExpectEvaluatedAt({1.75});  // 0.75 * 1 + 0.25 * 4
}

}  // namespace
}  // namespace playground
