#include <cmath>

#include "core/linear_algebra.h"
#include "core/random.h"
#include "cpp/optimizers/optimizer_testing.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

Matrix<double> RandomBasis(Index size, Random& random) {
  Matrix<double> basis(size, size);
  for (double& entry : basis.reshaped()) entry = random.Normal();
  Orthonormalize(basis);
  return basis;
}

std::vector<double> ToList(const Matrix<double>& matrix) {
  return {matrix.data(), matrix.data() + matrix.size()};
}

// Orthogonalising keeps the singular vectors and brings the singular values near 1.
void ExpectNearlyOrthogonal(Index rows, Index cols, std::uint32_t seed) {
  SCOPED_TRACE(testing::Message() << rows << " x " << cols << ", seed " << seed);
  Random random(seed, Stream::kData);
  const Matrix<double> left = RandomBasis(rows, random), right = RandomBasis(cols, random);
  Matrix<double> values = Matrix<double>::Zero(rows, cols);
  for (Index i = 0; i < std::min(rows, cols); ++i) values(i, i) = 7 * std::pow(0.4, i);
  Layout layout;
  layout.AddMatrix("0.W", rows, cols);
  const std::vector<double> start(static_cast<std::size_t>(rows * cols), 0.0);
  RuleRun<double> run("muon", {{"adjust", 0, "none"}}, start, layout);
  run.Step(ToList(left * values * right.transpose()), 1);
  const Matrix<double> moved = -layout.AsMatrix(0, run.parameters());
  const Matrix<double> seen = left.transpose() * moved * right;
  for (Index i = 0; i < rows; ++i) {
    for (Index j = 0; j < cols; ++j) {
      if (i == j) {
        EXPECT_GT(seen(i, i), 0.68);
        EXPECT_LT(seen(i, i), 1.3);
      } else {
        EXPECT_NEAR(seen(i, j), 0, 1e-12);
      }
    }
  }
}

TEST(Muon, SingularValuesEndNearOne) {
  ExpectNearlyOrthogonal(4, 4, TestSeed());
  ExpectNearlyOrthogonal(6, 3, TestSeed() + 1);
  ExpectNearlyOrthogonal(2, 5, TestSeed() + 2);
}

TEST(Muon, AdjustsTheStepToTheShape) {
  Layout layout;
  layout.AddMatrix("0.W", 4, 1);
  const auto length = [&](std::string_view adjust) {
    RuleRun<double> run("muon", {{"adjust", 0, adjust}}, {0, 0, 0, 0}, layout);
    run.Step({1, 1, 1, 1}, 1);
    return run.parameters().norm();
  };
  EXPECT_NEAR(length("original") / length("none"), 2, 1e-12);           // sqrt(4 / 1)
  EXPECT_NEAR(length("match_rms_adamw") / length("none"), 0.4, 1e-12);  // 0.2 sqrt(4)
}

TEST(Muon, VectorsGetAdamWAtItsOwnRate) {
  RuleRun<double> run("muon", {{"lr", 0.02}, {"aux_lr", 0.1}}, {0, 0});
  run.Step({5, -0.5}, 0.02);
  EXPECT_NEAR(run[0], -0.1, 1e-9);
  EXPECT_NEAR(run[1], 0.1, 1e-9);
  // A schedule that halves the rate halves this one too.
  run.Step({5, -0.5}, 0.01);
  EXPECT_NEAR(run[0], -0.15, 1e-9);
}

}  // namespace
}  // namespace playground
