#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

// With both betas 0 the direction before stretching is sign(g) = (1, 1), of length sqrt(2).
std::vector<RuleSetting> SignSettings(double weight_decay) {
  return {{"beta1", 0}, {"beta2", 0}, {"eps", 0}, {"weight_decay", weight_decay}};
}

TEST(Lamb, StepHasTheRateTimesTheWeightsLength) {
  RuleRun<> run("lamb", SignSettings(0), {3, 4});
  run.Step({7, 0.1}, 0.1);
  EXPECT_NEAR(run[0], 3 - 0.1 * 5 / std::sqrt(2), kRounding);
  EXPECT_NEAR(run[1], 4 - 0.1 * 5 / std::sqrt(2), kRounding);
}

TEST(Lamb, ClampBoundsTheLength) {
  std::vector<RuleSetting> settings = SignSettings(0);
  settings.push_back({"clamp", 1});
  RuleRun<> run("lamb", settings, {3, 4});
  run.Step({7, 0.1}, 0.1);
  EXPECT_NEAR(run[0], 3 - 0.1 / std::sqrt(2), kRounding);
}

TEST(Lamb, DecayIsAddedBeforeTheStretch) {
  RuleRun<> run("lamb", SignSettings(0.5), {2});
  run.Step({7}, 0.1);  // u = 1 + 1 = 2, stretched to length 2
  EXPECT_NEAR(run[0], 1.8, kRounding);
}

TEST(Lamb, WithoutDecayItAdaptsOnlyOnDemand) {
  std::vector<RuleSetting> settings = SignSettings(0);
  settings.push_back({"always_adapt", 0});
  RuleRun<> run("lamb", settings, {3});
  run.Step({7}, 0.1);
  EXPECT_NEAR(run[0], 2.9, kRounding);
}

TEST(Lamb, WithoutBiasCorrectionTheAveragesStayRaw) {
  RuleRun<> run("lamb",
                {{"beta1", 0.5},
                 {"beta2", 0.75},
                 {"eps", 0},
                 {"weight_decay", 0},
                 {"bias_correction", 0},
                 {"always_adapt", 0}},
                {3});
  run.Step({2}, 0.1);  // m = 1, v = 1
  EXPECT_NEAR(run[0], 2.9, kRounding);
}

}  // namespace
}  // namespace playground
