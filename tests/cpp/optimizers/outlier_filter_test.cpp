#include "cpp/optimizers/wrapper_testing.h"

namespace playground {
namespace {

TEST(OutlierFilter, SkipsAGradientFarLongerThanTheMedian) {
  WrapperRun run("outlier-filter", {{"k", 2}, {"window", 3}}, {0});
  for (const double g : {1.0, -2.0, 3.0}) run.Step({g}, 1);  // The window fills: all pass.
  run.ExpectAt({-2});
  run.Step({4}, 1);  // Twice the median 2 is not more than twice.
  run.ExpectAt({-6});
  run.Step({-100}, 1);  // The median of 2, 3, 4 is 3.
  run.ExpectAt({-6});
  run.Step({1}, 1);
  run.ExpectAt({-7});
  ASSERT_EQ(run.rule().Internals().back().name, "skipped");
  EXPECT_EQ(run.rule().Internals().back().values, std::vector<double>{1});
}

TEST(OutlierFilter, GetsUsedToLargeGradients) {
  WrapperRun run("outlier-filter", {{"k", 2}, {"window", 4}}, {0});
  for (int t = 0; t < 4; ++t) run.Step({1}, 1);
  // Medians before each: 1, 1, 5.5 (of 1, 1, 10, 10).
  run.Step({10}, 1);
  run.Step({10}, 1);
  run.ExpectAt({-4});
  run.Step({10}, 1);
  run.ExpectAt({-14});
}

TEST(OutlierFilter, PassesAfterZeroGradients) {
  WrapperRun run("outlier-filter", {{"k", 2}, {"window", 2}}, {0});
  for (const double g : {0.0, 0.0, 1.0}) run.Step({g}, 1);
  run.ExpectAt({-1});
}

}  // namespace
}  // namespace playground
