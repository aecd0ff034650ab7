#include <cmath>

#include "core/random.h"
#include "cpp/optimizers/wrapper_testing.h"

namespace playground {
namespace {

class Ones final : public NormalSource {
 public:
  double Next() override { return 1; }
};

TEST(GradientNoise, FadesWithTheUpdateNumber) {
  Ones ones;
  WrapperRun run("grad-noise", {{"eta", 0.04}, {"gamma", 0.5}}, {0});
  run.Step({0}, 1, nullptr, &ones);
  run.ExpectAt({-0.2});  // sigma = sqrt(0.04 / 1^0.5)
  run.Step({0}, 1, nullptr, &ones);
  run.ExpectAt({-0.2 - 0.2 / std::pow(2, 0.25)});
}

TEST(GradientNoise, HasTheGivenVariance) {
  const std::vector<double> zeros(20000, 0.0);
  WrapperRun run("grad-noise", {{"eta", 0.09}, {"gamma", 0}}, zeros);
  run.Step(zeros, 1);
  const double variance = run.parameters().squaredNorm() / 20000;
  // Standard error of a variance of normals: 0.09 sqrt(2 / 20000) = 0.0009.
  EXPECT_NEAR(variance, 0.09, 0.0036);
  EXPECT_NEAR(run.parameters().mean(), 0, 4 * 0.3 / std::sqrt(20000));
}

TEST(GradientNoise, DependsOnItsSeed) {
  const auto first_noise = [](double seed) {
    WrapperRun run("grad-noise", {{"seed", seed}}, {0});
    run.Step({0}, 1);
    return run.parameters()[0];
  };
  EXPECT_EQ(first_noise(1), first_noise(1));
  EXPECT_NE(first_noise(1), first_noise(2));
}

}  // namespace
}  // namespace playground
