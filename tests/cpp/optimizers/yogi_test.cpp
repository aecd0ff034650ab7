#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(Yogi, SecondMomentMovesByTheSquare) {
  RuleRun<> run("yogi", {{"beta1", 0}, {"beta2", 0.75}, {"eps", 0}, {"initial_accumulator", 1}},
                {0});
  run.Step({2}, 0.1);  // v = 1 + 0.25 * 4 = 2, corrected 8
  double expected = -0.2 / std::sqrt(8);
  EXPECT_NEAR(run[0], expected, kRounding);
  run.Step({1}, 0.1);  // v = 2 - 0.25 = 1.75, corrected 4
  expected -= 0.05;
  EXPECT_NEAR(run[0], expected, kRounding);
}

// m_0 = a = 1: m_1 = 0.5, corrected 1; v stays 1, corrected 4.
TEST(Yogi, FirstMomentStartsAtTheAccumulatorToo) {
  RuleRun<> run("yogi", {{"beta1", 0.5}, {"beta2", 0.75}, {"eps", 0}, {"initial_accumulator", 1}},
                {0});
  run.Step({0}, 0.1);
  EXPECT_NEAR(run[0], -0.05, kRounding);
}

}  // namespace
}  // namespace playground
