#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(RpropLecture, NormalisesTheWholeGradient) {
  RuleRun<> run("rprop-lecture", {{"momentum", 0.5}}, {0, 0});
  run.Step({3, 4}, 1);  // unit vector (0.6, 0.8)
  EXPECT_NEAR(run[0], -0.6, kRounding);
  EXPECT_NEAR(run[1], -0.8, kRounding);
  run.Step({0, 0}, 1);  // no direction: only the momentum moves
  EXPECT_NEAR(run[0], -0.9, kRounding);
  EXPECT_NEAR(run[1], -1.2, kRounding);
}

TEST(RpropLecture, NormalisesEachTensorOnDemand) {
  Layout layout;
  layout.AddVector("a", 1);
  layout.AddVector("b", 2);
  RuleRun<> run("rprop-lecture", {{"scope", 0, "tensor"}}, {0, 0, 0}, layout);
  run.Step({-7, 3, 4}, 1);
  EXPECT_NEAR(run[0], 1, kRounding);
  EXPECT_NEAR(run[1], -0.6, kRounding);
  EXPECT_NEAR(run[2], -0.8, kRounding);
}

}  // namespace
}  // namespace playground
