#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

const std::vector<RuleSetting> kHalves = {
    {"beta1", 0.5}, {"beta2", 0.5}, {"beta3", 0.5}, {"eps", 0}};

TEST(Adan, AddsTheChangeOfTheGradient) {
  RuleRun<> run("adan", kHalves, {0});
  run.Step({2}, 0.1);  // no change yet: corrected m = 2, n = 4
  EXPECT_NEAR(run[0], -0.1, kRounding);
  // m = 2.5, d = 0.5 * 2, both corrected by 0.75; n = 1 + 0.5 * (4 + 1)^2 = 13.5, corrected 18
  run.Step({4}, 0.1);
  EXPECT_NEAR(run[0], -0.1 - 0.1 * (2.5 + 0.5) / 0.75 / std::sqrt(18), kRounding);
}

TEST(Adan, DecaysImplicitlyOrDirectly) {
  std::vector<RuleSetting> settings = kHalves;
  settings.push_back({"weight_decay", 1});
  RuleRun<> implicit("adan", settings, {2});
  implicit.Step({5}, 0.1);
  EXPECT_NEAR(implicit[0], (2 - 0.1) / 1.1, kRounding);
  settings.push_back({"no_prox", 1});
  RuleRun<> direct("adan", settings, {2});
  direct.Step({5}, 0.1);
  EXPECT_NEAR(direct[0], 0.9 * 2 - 0.1, kRounding);
}

}  // namespace
}  // namespace playground
