#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

Layout TwoByTwo() {
  Layout layout;
  layout.AddMatrix("W", 2, 2);
  return layout;
}

const std::vector<RuleSetting> kPlainPaper = {
    {"variant", 0, "paper"}, {"relative_step", 0}, {"scale_parameter", 0}};

// The squares of (1, 2)' (1, 2) are a product of rows and columns too, so factoring loses nothing
// and every entry is divided by itself.
TEST(Adafactor, FactorsARankOneGradientExactly) {
  RuleRun<> run("adafactor", kPlainPaper, {0, 0, 0, 0}, TwoByTwo());
  run.Step({1, 2, -2, 4}, 0.1);
  for (int i : {0, 1, 3}) EXPECT_NEAR(run[i], -0.1, kRounding);
  EXPECT_NEAR(run[2], 0.1, kRounding);
}

// Squares (1, 0; 0, 1): rows and columns all have mean 1/2, so V = 1/2 everywhere.
TEST(Adafactor, SpreadsWhatIsNotRankOne) {
  std::vector<RuleSetting> settings = kPlainPaper;
  settings.push_back({"clip", 100});
  RuleRun<> run("adafactor", settings, {0, 0, 0, 0}, TwoByTwo());
  run.Step({1, 0, 0, 1}, 0.1);
  EXPECT_NEAR(run[0], -0.1 * std::sqrt(2), kRounding);
  EXPECT_NEAR(run[1], 0, kRounding);
}

TEST(Adafactor, VectorsAreNotFactoredAndUpdatesAreClipped) {
  const double beta2 = 1 - std::pow(2, -0.8), v = beta2 + (1 - beta2) * 9;
  std::vector<RuleSetting> settings = kPlainPaper;
  RuleRun<> clipped("adafactor", settings, {0});
  settings.push_back({"clip", 100});
  RuleRun<> free("adafactor", settings, {0});
  for (RuleRun<>* run : {&clipped, &free}) {
    run->Step({1}, 0.1);
    run->Step({3}, 0.1);  // 3 / sqrt(v) > 1
  }
  EXPECT_NEAR(free[0], -0.1 - 0.1 * 3 / std::sqrt(v), kRounding);
  EXPECT_NEAR(clipped[0], -0.2, kRounding);
}

TEST(Adafactor, StepsAreRelativeToTheWeights) {
  RuleRun<> paper("adafactor", {{"variant", 0, "paper"}}, {2}), torch("adafactor", {}, {2});
  paper.Step({1}, 0.05);  // the rate is not used: min(0.01, 1) * 2
  torch.Step({1}, 0.05);  // min(0.05, 1) * 2
  EXPECT_NEAR(paper[0], 1.98, kRounding);
  EXPECT_NEAR(torch[0], 1.9, kRounding);
}

TEST(Adafactor, ZeroGradientsMoveNothingInFloat) {
  for (std::string_view variant : {"torch", "paper"}) {
    RuleRun<float> run("adafactor", {{"variant", 0, variant}}, {1, 2, 3, 4}, TwoByTwo());
    for (int step = 0; step < 5; ++step) run.Step({0, 0, 0, 0}, 0.1);
    for (int i = 0; i < 4; ++i) EXPECT_EQ(run[i], static_cast<float>(i + 1)) << variant;
  }
}

TEST(Adafactor, KeepsRowsAndColumns) {
  Layout layout;
  layout.AddMatrix("W", 3, 4);
  layout.AddVector("b", 3);
  const std::vector<double> start(15, 1.0);
  EXPECT_EQ(RuleRun<>("adafactor", {}, start, layout).rule().StateSize(), 3 + 4 + 3);
}

}  // namespace
}  // namespace playground
