// These tests check facts that theory gives about update rules.
#include <algorithm>
#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

// Runs a rule on f = 1/2 sum k_i x_i^2 from x = (1, 1, ...); returns the distance to the minimum.
double DistanceAfter(RuleRun<>& run, const std::vector<double>& curvatures, double learning_rate,
                     int steps) {
  std::vector<double> gradient(curvatures.size());
  for (int step = 0; step < steps; ++step) {
    for (std::size_t i = 0; i < gradient.size(); ++i) {
      gradient[i] = curvatures[i] * run[static_cast<Index>(i)];
    }
    run.Step(gradient, learning_rate);
  }
  return run.parameters().norm();
}

// Feeds the same wavy gradients and falling rates to two rules; returns the largest difference.
double LargestDifference(RuleRun<>& first, RuleRun<>& second, double second_rate_factor = 1,
                         bool falling_rate = true) {
  double largest = 0;
  for (int t = 1; t <= 60; ++t) {
    const std::vector<double> gradient = {std::sin(0.7 * t) + 0.2, std::cos(1.3 * t * t)};
    const double rate = falling_rate ? 0.1 / t : 0.1;
    first.Step(gradient, rate);
    second.Step(gradient, rate * second_rate_factor);
    largest = std::max(largest, (first.parameters() - second.parameters()).norm());
  }
  return largest;
}

TEST(Theory, GradientDescentDivergesExactlyBeyondTwoOverL) {
  const std::vector<double> curvatures = {4, 1};  // L = 4
  const auto distance = [&](double rate) {
    RuleRun<> run("sgd", {}, {1, 0});
    return DistanceAfter(run, curvatures, rate, 1000);
  };
  EXPECT_EQ(distance(0.5), 1);
  // Each step multiplies by 1 - 4 rate.
  EXPECT_NEAR(distance(0.499), std::pow(0.996, 1000), 1e-12);
  EXPECT_NEAR(distance(0.501) / std::pow(1.004, 1000), 1, 1e-10);
}

TEST(Theory, HeavyBallReachesTheAcceleratedRate) {
  const double condition = 100, root = 10;
  const double rho = (root - 1) / (root + 1);
  const double rate = 4 / ((root + 1) * (root + 1));  // 4 / (sqrt L + sqrt m)^2, m = 1
  RuleRun<> run("momentum", {{"momentum", rho * rho}}, {1, 1});
  const double early = DistanceAfter(run, {condition, 1}, rate, 200);
  const double late = DistanceAfter(run, {condition, 1}, rate, 200);
  // A double root: the distance falls as (a + b t) rho^t.
  EXPECT_NEAR(std::pow(late / early / 2, 1.0 / 200), rho, 1e-4);

  RuleRun<> plain("sgd", {}, {1, 1});
  const double best = 2 / (condition + 1);
  const double before = DistanceAfter(plain, {condition, 1}, best, 200);
  const double after = DistanceAfter(plain, {condition, 1}, best, 200);
  EXPECT_NEAR(std::pow(after / before, 1.0 / 200), (condition - 1) / (condition + 1), 1e-10);
}

TEST(Theory, AdamsFirstStepIsTheRateTimesTheSign) {
  RuleRun<> run("adam", {{"eps", 0}}, {0, 0, 0, 0});
  run.Step({1e-6, -1e-3, 1, -1e6}, 0.25);
  for (int i : {0, 2}) EXPECT_NEAR(run[i], -0.25, 1e-14);
  for (int i : {1, 3}) EXPECT_NEAR(run[i], 0.25, 1e-14);
}

TEST(Theory, AdaGradsRateFallsAsOneOverRootT) {
  RuleRun<> run("adagrad", {{"eps", 0}}, {0});
  for (int t = 1; t <= 400; ++t) {
    const double before = run[0];
    run.Step({-3}, 0.1);
    ASSERT_NEAR(run[0] - before, 0.1 / std::sqrt(t), 1e-13) << t;
  }
}

// Reddi, Kale & Kumar 2018, theorem 1: on [-1, 1] the losses C x, -x, -x, C x, ... with C > 2 are
// lowest at -1 on average, but with beta1 = 0, beta2 = 1 / (1 + C^2) Adam goes to +1.
double AfterReddisLosses(std::string_view id) {
  const double c = 4;
  RuleRun<> run(id, {{"beta1", 0}, {"beta2", 1 / (1 + c * c)}, {"eps", 0}}, {0});
  for (int t = 1; t <= 9000; ++t) {
    run.Step({t % 3 == 1 ? c : -1}, 0.5 / std::sqrt(t));
    run.parameters()[0] = std::clamp(run[0], -1.0, 1.0);
  }
  return run[0];
}

TEST(Theory, AdamFailsAndAmsGradSucceedsOnReddisExample) {
  EXPECT_GT(AfterReddisLosses("adam"), 0.98);
  EXPECT_LT(AfterReddisLosses("amsgrad"), -0.98);
}

TEST(Theory, EmaMomentumIsHeavyBallAtAScaledRate) {
  RuleRun<> average("ema-momentum", {{"beta", 0.8}}, {1, 2});
  RuleRun<> ball("momentum", {{"momentum", 0.8}}, {1, 2});
  EXPECT_LT(LargestDifference(average, ball, 0.2), 1e-13);
}

TEST(Theory, DeltaRuleIsHeavyBallOnlyAtAConstantRate) {
  RuleRun<> delta("delta-rule", {{"alpha", 0.8}}, {1, 2}),
      ball("momentum", {{"momentum", 0.8}}, {1, 2});
  EXPECT_LT(LargestDifference(delta, ball, 1, false), 1e-13);
  RuleRun<> other("delta-rule", {{"alpha", 0.8}}, {1, 2}),
      still("momentum", {{"momentum", 0.8}}, {1, 2});
  EXPECT_GT(LargestDifference(other, still), 0.01);
}

TEST(Theory, SignRulesAreLionsSpecialCases) {
  RuleRun<> signum("signum", {{"momentum", 0.7}, {"weight_decay", 0.1}}, {1, 2});
  RuleRun<> lion("lion", {{"beta1", 0.7}, {"beta2", 0.7}, {"weight_decay", 0.1}}, {1, 2});
  EXPECT_EQ(LargestDifference(signum, lion), 0);
  RuleRun<> sign("signsgd", {{"weight_decay", 0.1}}, {1, 2});
  RuleRun<> forgetful("lion", {{"beta1", 0}, {"beta2", 0}, {"weight_decay", 0.1}}, {1, 2});
  EXPECT_EQ(LargestDifference(sign, forgetful), 0);
}

TEST(Theory, AdamWIsAdamWhenNothingDecays) {
  RuleRun<> decoupled("adamw", {{"weight_decay", 0}}, {1, 2}), adam("adam", {}, {1, 2});
  EXPECT_LT(LargestDifference(decoupled, adam), 1e-15);
  RuleRun<> flag("adam", {{"amsgrad", 1}, {"beta2", 0.9}}, {1, 2});
  RuleRun<> own("amsgrad", {{"beta2", 0.9}}, {1, 2});
  EXPECT_EQ(LargestDifference(flag, own), 0);
}

TEST(Theory, RmsPropFormsDifferOnlyByEpsilon) {
  RuleRun<> outside("rmsprop", {{"eps", 0}}, {1, 2}),
      inside("rmsprop-inner-eps", {{"eps", 0}}, {1, 2});
  EXPECT_EQ(LargestDifference(outside, inside), 0);
  RuleRun<> lecture("rmsprop-lecture", {}, {1, 2}), usual("rmsprop", {{"eps", 0}}, {1, 2});
  EXPECT_LT(LargestDifference(lecture, usual), 1e-15);
}

// With one gradient in the window and no second share, the root is that gradient's size.
TEST(Theory, ShortestWindowIsTheSign) {
  RuleRun<> window("rmsprop-window", {{"window", 1}, {"eps", 0}}, {1, 2}),
      sign("signsgd", {}, {1, 2});
  EXPECT_LT(LargestDifference(window, sign), 1e-14);
}

// A steady gradient g gives steps of g / (1 - mu).
TEST(Theory, MomentumMultipliesASteadyGradient) {
  for (std::string_view id : {"momentum", "nesterov"}) {
    RuleRun<> run(id, {{"momentum", 0.9}}, {0});
    for (int step = 0; step < 400; ++step) run.Step({1}, 0.1);
    const double before = run[0];
    run.Step({1}, 0.1);
    EXPECT_NEAR(run[0] - before, -1, 1e-12) << id;
  }
}

}  // namespace
}  // namespace playground
