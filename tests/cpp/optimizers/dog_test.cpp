#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(Dog, RateIsDistanceOverGradients) {
  RuleRun<> run("dog", {{"reps_rel", 0.5}, {"eps", 0}}, {3, 4});
  run.Step({0, 2}, 1);  // distance 0.5 * (1 + 5) = 3, rate 3 / 2
  EXPECT_NEAR(run[0], 3, kRounding);
  EXPECT_NEAR(run[1], 1, kRounding);
  EXPECT_NEAR(run.rule().Internals().front().values.front(), 1.5, kRounding);
  run.Step({2, 0}, 1);  // travelled 3, rate 3 / sqrt(4 + 4)
  EXPECT_NEAR(run[0], 3 - 6 / std::sqrt(8), kRounding);
}

TEST(Dog, DecayCountsAsGradient) {
  RuleRun<> run("dog", {{"reps_rel", 1}, {"eps", 0}, {"weight_decay", 1}}, {2});
  run.Step({1}, 1);  // g = 3, distance 1 * (1 + 2) = 3, rate 1
  EXPECT_NEAR(run[0], -1, kRounding);
}

TEST(Dog, NoticesWhenOthersMoveTheParameters) {
  RuleRun<> run("dog", {{"reps_rel", 0.5}, {"eps", 0}}, {0});
  run.Step({1}, 1);         // distance and rate 0.5
  run.parameters()[0] = 4;  // 4 from the start
  run.Step({1}, 1);         // rate 4 / sqrt(2)
  EXPECT_NEAR(run[0], 4 - 4 / std::sqrt(2), kRounding);
}

// The first moves, a millionth of the weights, are mostly lost in the rounding of a float weight.
TEST(Dog, MeasuresTinyDistancesInFloat) {
  RuleRun<float> run("dog", {{"reps_rel", 1e-8}, {"eps", 0}}, {100});
  run.Step({1}, 1);  // moves by 1.01e-6; neighbouring floats are 7.6e-6 apart
  run.Step({1}, 1);
  EXPECT_NEAR(run.rule().Internals().front().values.front(), 1.01e-6 / std::sqrt(2), 1e-12);
}

}  // namespace
}  // namespace playground
