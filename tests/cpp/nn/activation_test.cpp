#include "nn/activation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace playground {
namespace {

constexpr double kSlope = 0.25;  // Learnt by PReLU.

template <class Scalar>
struct Applied {
  std::vector<Scalar> y, dx;
};

// f and f' at every x.
template <class Scalar>
Applied<Scalar> Apply(const ActivationEntry& entry, const std::vector<Scalar>& x) {
  const auto function = entry.details.makers.Make<Scalar>(ParamValues(entry.params));
  const std::vector<Scalar> ones(x.size(), Scalar(1));
  const Scalar learnt(kSlope);
  Scalar learnt_gradient;
  Applied<Scalar> result{std::vector<Scalar>(x.size()), std::vector<Scalar>(x.size())};
  const auto n = static_cast<Index>(x.size());
  function->Forward(n, x.data(), &learnt, result.y.data());
  function->Backward(n, x.data(), result.y.data(), ones.data(), &learnt, result.dx.data(),
                     &learnt_gradient);
  return result;
}

// Not at kinks, where one unit in the last place decides.
std::vector<float> Grid() {
  std::vector<float> grid;
  for (int i = -800; i <= 800; ++i) grid.push_back(static_cast<float>(i) * 0.05f + 0.013f);
  return grid;
}

TEST(ActivationTest, FloatLanesAgreeWithDouble) {
  const std::vector<float> narrow = Grid();
  const std::vector<double> wide(narrow.begin(), narrow.end());
  for (const ActivationEntry& entry : ActivationRegistry::All()) {
    const auto in_float = Apply(entry, narrow);
    const auto in_double = Apply(entry, wide);
    for (std::size_t i = 0; i < wide.size(); ++i) {
      const double tolerance = 2e-6 * std::max(1.0, std::fabs(in_double.y[i]));
      ASSERT_NEAR(in_float.y[i], in_double.y[i], tolerance) << entry.id << " at " << wide[i];
      const double slope_tolerance = 4e-6 * std::max(1.0, std::fabs(in_double.dx[i]));
      ASSERT_NEAR(in_float.dx[i], in_double.dx[i], slope_tolerance)
          << entry.id << " at " << wide[i];
    }
  }
}

// The same bits wherever a number stands in its array: in a whole register or in the rest.
TEST(ActivationTest, ResultsDoNotDependOnThePosition) {
  const std::vector<float> grid = Grid();
  for (const ActivationEntry& entry : ActivationRegistry::All()) {
    const auto together = Apply(entry, grid);
    for (std::size_t i = 0; i < grid.size(); i += 7) {
      const auto alone = Apply(entry, std::vector<float>{grid[i]});
      ASSERT_EQ(alone.y[0], together.y[i]) << entry.id;
      ASSERT_EQ(alone.dx[0], together.dx[i]) << entry.id;
    }
  }
}

TEST(ActivationTest, DualNumbersGiveTheSlope) {
  const std::vector<float> grid = Grid();
  for (const ActivationEntry& entry : ActivationRegistry::All()) {
    std::vector<Dual<double>> x;
    for (float number : grid) x.push_back({static_cast<double>(number), 1.0});
    const auto applied = Apply(entry, x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double slope = applied.dx[i].value;
      ASSERT_NEAR(applied.y[i].slope, slope, 1e-9 * std::max(1.0, std::fabs(slope)))
          << entry.id << " at " << grid[i];
    }
  }
}

TEST(ActivationTest, DoubleLimitsAreFinite) {
  for (const ActivationEntry& entry : ActivationRegistry::All()) {
    const auto applied = Apply(entry, std::vector<double>{-700, 700, -1e4, 1e4, 0});
    for (std::size_t i = 0; i < applied.y.size(); ++i) {
      EXPECT_TRUE(std::isfinite(applied.y[i])) << entry.id << " " << i;
      EXPECT_TRUE(std::isfinite(applied.dx[i])) << entry.id << " " << i;
    }
    const auto in_float = Apply(entry, std::vector<float>{-700, 700, -1e4f, 1e4f, 0});
    for (std::size_t i = 0; i < in_float.y.size(); ++i) {
      EXPECT_TRUE(std::isfinite(in_float.y[i])) << entry.id << " " << i;
      EXPECT_TRUE(std::isfinite(in_float.dx[i])) << entry.id << " " << i;
    }
  }
}

// A diverged network must not look alive again behind a ReLU.
TEST(ActivationTest, NotANumberStaysVisible) {
  for (const ActivationEntry& entry : ActivationRegistry::All()) {
    const auto in_float =
        Apply(entry, std::vector<float>(5, std::numeric_limits<float>::quiet_NaN()));
    for (float y : in_float.y) EXPECT_TRUE(std::isnan(y)) << entry.id;
    const auto in_double =
        Apply(entry, std::vector<double>(1, std::numeric_limits<double>::quiet_NaN()));
    EXPECT_TRUE(std::isnan(in_double.y[0])) << entry.id;
  }
}

}  // namespace
}  // namespace playground
