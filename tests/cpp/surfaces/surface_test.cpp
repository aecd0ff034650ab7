#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "core/random.h"
#include "cpp/test_seed.h"
#include "surfaces/surface_objective.h"

namespace playground {
namespace {

AnySurface MakeDefault(const SurfaceEntry& entry) {
  return entry.details.make(ParamValues(entry.params));
}

// Gradient and Hessian of an entry with default parameters.
class Derivatives {
 public:
  explicit Derivatives(const SurfaceEntry& entry) : objective_(MakeDefault(entry)) {}

  Eigen::Vector2d Gradient(double x, double y) {
    Vector<double> gradient(2);
    objective_.Evaluate(At(x, y), &gradient);
    return gradient;
  }
  Eigen::Matrix2d Hessian(double x, double y) {
    Matrix<double> hessian;
    EXPECT_TRUE(objective_.Hessian(At(x, y), hessian));
    return hessian;
  }
  double Value(double x, double y) { return objective_.surface().Value(x, y); }

 private:
  static Vector<double> At(double x, double y) { return Eigen::Vector2d(x, y); }
  SurfaceObjective<double> objective_;
};

TEST(SurfaceTest, MinimaAreStationaryAndNotSaddles) {
  for (const SurfaceEntry& entry : SurfaceRegistry::All()) {
    SCOPED_TRACE(entry.id);
    Derivatives derivatives(entry);
    for (const Point& p : MakeDefault(entry)->Minima()) {
      // Curvature up to 1000 times the rounding of the coordinates of the minimum.
      EXPECT_LT(derivatives.Gradient(p.x, p.y).norm(), 1e-12);
      const Eigen::Matrix2d hessian = derivatives.Hessian(p.x, p.y);
      const Eigen::SelfAdjointEigenSolver<Eigen::Matrix2d> solver(hessian);
      EXPECT_GE(solver.eigenvalues()[0], -1e-12);
      EXPECT_GE(p.x, entry.details.window.x_min);
      EXPECT_LE(p.x, entry.details.window.x_max);
      EXPECT_GE(p.y, entry.details.window.y_min);
      EXPECT_LE(p.y, entry.details.window.y_max);
    }
  }
}

// These values are from the literature; saddles have none.
TEST(SurfaceTest, LowestValuesAreTheKnownOnes) {
  const std::map<std::string_view, std::pair<int, double>> known = {
      {"ackley", {1, 0}},
      {"beale", {1, 0}},
      {"booth", {1, 0}},
      {"himmelblau", {4, 0}},
      {"monkey-saddle", {0, 0}},
      {"quadratic", {1, 0}},
      {"rastrigin", {1, 0}},
      {"rosenbrock", {1, 0}},
      {"saddle", {0, 0}},
      {"styblinski-tang", {1, -78.332331407542831}},
      {"three-hump-camel", {1, 0}},
      {"valley", {1, 0}},
  };
  for (const auto& [id, expected] : known) {
    SCOPED_TRACE(id);
    const SurfaceEntry* entry = SurfaceRegistry::Find(id);
    ASSERT_NE(entry, nullptr);
    const AnySurface surface = MakeDefault(*entry);
    EXPECT_EQ(static_cast<int>(surface->Minima().size()), expected.first);
    for (const Point& p : surface->Minima()) {
      EXPECT_NEAR(surface->Value(p.x, p.y), expected.second, 1e-13);
    }
  }
}

TEST(SurfaceTest, NothingInTheWindowIsLowerThanTheMinima) {
  for (const SurfaceEntry& entry : SurfaceRegistry::All()) {
    SCOPED_TRACE(entry.id);
    const AnySurface surface = MakeDefault(entry);
    if (surface->Minima().empty()) continue;
    const double lowest = surface->Value(surface->Minima()[0].x, surface->Minima()[0].y);
    const Window& w = entry.details.window;
    for (int i = 0; i <= 100; ++i) {
      for (int j = 0; j <= 100; ++j) {
        const double x = w.x_min + (w.x_max - w.x_min) * i / 100;
        const double y = w.y_min + (w.y_max - w.y_min) * j / 100;
        EXPECT_GE(surface->Value(x, y), lowest - 1e-12);
      }
    }
  }
}

// A handful of values worked out by hand from the formulas.
TEST(SurfaceTest, SpotValues) {
  const auto value = [](std::string_view id, double x, double y) {
    return MakeDefault(*SurfaceRegistry::Find(id))->Value(x, y);
  };
  EXPECT_DOUBLE_EQ(value("rosenbrock", -1.2, 1), 24.2);  // 2.2^2 + 100 * 0.44^2
  EXPECT_DOUBLE_EQ(value("beale", 0, 0), 14.203125);     // 1.5^2 + 2.25^2 + 2.625^2
  EXPECT_DOUBLE_EQ(value("himmelblau", 0, 0), 170);      // 11^2 + 7^2
  EXPECT_DOUBLE_EQ(value("booth", 0, 0), 74);            // 7^2 + 5^2
  EXPECT_DOUBLE_EQ(value("three-hump-camel", 1, 1), 2 - 1.05 + 1.0 / 6 + 2);
  EXPECT_DOUBLE_EQ(value("styblinski-tang", 1, 2), -24);  // (-10 - 38) / 2
  EXPECT_NEAR(value("rastrigin", 0.5, 0.5), 40.5, 1e-13);
  // -20 e^-0.2 - e + 20 + e.
  EXPECT_NEAR(value("ackley", 1, 1), 20 - 20 * std::exp(-0.2), 1e-13);
  EXPECT_DOUBLE_EQ(value("saddle", 2, 1), 3);
  EXPECT_DOUBLE_EQ(value("monkey-saddle", 2, 1), 2);  // 8 - 3 * 2
}

TEST(SurfaceTest, DerivativesMatchCentralDifferences) {
  Random random(TestSeed(), Stream::kLandscape);
  for (const SurfaceEntry& entry : SurfaceRegistry::All()) {
    SCOPED_TRACE(entry.id);
    Derivatives derivatives(entry);
    const Window& w = entry.details.window;
    for (int repeat = 0; repeat < 50; ++repeat) {
      const double x = random.Uniform(w.x_min, w.x_max);
      const double y = random.Uniform(w.y_min, w.y_max);
      const double h = 1e-5;
      const Eigen::Vector2d slope(
          (derivatives.Value(x + h, y) - derivatives.Value(x - h, y)) / (2 * h),
          (derivatives.Value(x, y + h) - derivatives.Value(x, y - h)) / (2 * h));
      const Eigen::Vector2d gradient = derivatives.Gradient(x, y);
      const double size = 1 + std::fabs(derivatives.Value(x, y)) + gradient.norm();
      EXPECT_LT((gradient - slope).norm(), 1e-7 * size) << x << ", " << y;

      Eigen::Matrix2d bend;
      bend.col(0) = (derivatives.Gradient(x + h, y) - derivatives.Gradient(x - h, y)) / (2 * h);
      bend.col(1) = (derivatives.Gradient(x, y + h) - derivatives.Gradient(x, y - h)) / (2 * h);
      const Eigen::Matrix2d hessian = derivatives.Hessian(x, y);
      const double scale = 1 + gradient.norm() + hessian.norm();
      EXPECT_LT((hessian - bend).norm(), 1e-7 * scale) << x << ", " << y;
    }
  }
}

TEST(SurfaceTest, GradientDescentMovesVisiblyWithTheSuggestedRate) {
  for (const SurfaceEntry& entry : SurfaceRegistry::All()) {
    SCOPED_TRACE(entry.id);
    Derivatives derivatives(entry);
    const Point start = entry.details.start;
    const double before = derivatives.Value(start.x, start.y);
    const double first_step = entry.details.rate * derivatives.Gradient(start.x, start.y).norm();
    const Window& w = entry.details.window;
    // The first step is neither lost in the picture nor a jump out of it.
    EXPECT_LT(first_step, 0.5 * (w.x_max - w.x_min));
    EXPECT_GT(first_step, 0.001 * (w.x_max - w.x_min));

    Eigen::Vector2d at(start.x, start.y);
    for (int step = 0; step < 100; ++step) {
      if (derivatives.Value(at.x(), at.y()) < before - 100) break;  // Down a saddle.
      at -= entry.details.rate * derivatives.Gradient(at.x(), at.y());
    }
    ASSERT_TRUE(at.allFinite());
    EXPECT_LT(derivatives.Value(at.x(), at.y()), before);
    EXPECT_GT((at - Eigen::Vector2d(start.x, start.y)).norm(), 0.05 * (w.x_max - w.x_min));
  }
}

TEST(QuadraticTest, CurvaturesAndDirectionAreThoseAskedFor) {
  const SurfaceEntry& entry = *SurfaceRegistry::Find("quadratic");
  ParamValues params(entry.params);
  ASSERT_FALSE(params.Set("condition", 50).has_value());
  ASSERT_FALSE(params.Set("angle", 25).has_value());
  SurfaceObjective<double> objective(entry.details.make(params));
  Matrix<double> hessian;
  ASSERT_TRUE(objective.Hessian(Eigen::Vector2d(0.3, -0.7), hessian));
  const Eigen::SelfAdjointEigenSolver<Eigen::Matrix2d> solver(hessian);
  EXPECT_NEAR(solver.eigenvalues()[0], 1, 1e-12);
  EXPECT_NEAR(solver.eigenvalues()[1], 50, 1e-12);
  const Eigen::Vector2d flat = solver.eigenvectors().col(0);
  EXPECT_NEAR(flat.y() / flat.x(), std::tan(25 * M_PI / 180), 1e-12);
  EXPECT_TRUE(params.Set("condition", 0.5).has_value());
}

TEST(ValleyTest, SlopesFarOutAreTheParameters) {
  const SurfaceEntry& entry = *SurfaceRegistry::Find("valley");
  Derivatives derivatives(entry);
  EXPECT_NEAR(derivatives.Gradient(60, 0).x(), 0.2, 1e-12);
  EXPECT_NEAR(derivatives.Gradient(-60, 0).x(), -5, 1e-12);
}

TEST(AckleyTest, TheTipHasNoSlopeInsteadOfNaN) {
  Derivatives derivatives(*SurfaceRegistry::Find("ackley"));
  EXPECT_EQ(derivatives.Gradient(0, 0).norm(), 0);
  EXPECT_TRUE(derivatives.Hessian(0, 0).allFinite());
}

TEST(SurfaceObjectiveTest, HasOneVectorOfTwo) {
  SurfaceObjective<float> objective(MakeDefault(*SurfaceRegistry::Find("booth")));
  ASSERT_EQ(objective.layout().tensors().size(), 1u);
  EXPECT_EQ(objective.layout().tensors()[0].name, "x");
  EXPECT_FALSE(objective.layout().tensors()[0].is_matrix);
  EXPECT_EQ(objective.layout().size(), 2);
}

TEST(SurfaceObjectiveTest, HessianProductIsExactInFloat) {
  // Booth: H = [[10, 8], [8, 10]].
  SurfaceObjective<float> objective(MakeDefault(*SurfaceRegistry::Find("booth")));
  Vector<float> result;
  ASSERT_TRUE(objective.HessianTimes(Eigen::Vector2f(0.5f, 2), Eigen::Vector2f(1, -2), result));
  EXPECT_EQ(result[0], -6);
  EXPECT_EQ(result[1], -12);
}

TEST(SurfaceObjectiveTest, GradientNoiseHasItsDeviationAndLeavesTheRestExact) {
  const AnySurface surface = MakeDefault(*SurfaceRegistry::Find("booth"));
  SurfaceObjective<double> exact(surface), noisy(surface);
  noisy.SetGradientNoise(0.5, TestSeed());
  const Vector<double> at = Eigen::Vector2d(0.25, -1);
  Vector<double> clean(2), first(2), second(2);
  exact.Evaluate(at, &clean);

  const int draws = 20000;
  Eigen::Array2d sum = Eigen::Array2d::Zero(), squares = sum;
  double products = 0;
  for (int i = 0; i < draws; ++i) {
    noisy.NextNoise();
    EXPECT_EQ(noisy.Evaluate(at, &first), exact.Evaluate(at, nullptr));
    const Eigen::Array2d error = (first - clean).array();
    sum += error;
    squares += error.square();
    products += error[0] * error[1];
  }
  // Five standard errors: sd / sqrt(n) of the mean, sd^2 sqrt(2 / n) of the variance.
  EXPECT_LT((sum / draws).abs().maxCoeff(), 5 * 0.5 / std::sqrt(draws));
  EXPECT_LT((squares / draws - 0.25).abs().maxCoeff(), 5 * 0.25 * std::sqrt(2.0 / draws));
  EXPECT_LT(std::fabs(products / draws), 5 * 0.25 / std::sqrt(draws));

  noisy.Evaluate(at, &second);
  EXPECT_EQ(first, second) << "the error must stay the same within an update";
  Matrix<double> with, without;
  noisy.Hessian(at, with);
  exact.Hessian(at, without);
  EXPECT_EQ(with, without);
}

TEST(SurfaceObjectiveTest, ACopyContinuesWithTheSameNoise) {
  SurfaceObjective<float> original(MakeDefault(*SurfaceRegistry::Find("saddle")));
  original.SetGradientNoise(1, TestSeed());
  original.NextNoise();
  SurfaceObjective<float> copy = original;
  Vector<float> a(2), b(2);
  for (int i = 0; i < 10; ++i) {
    original.Evaluate(Eigen::Vector2f(1, 1), &a);
    copy.Evaluate(Eigen::Vector2f(1, 1), &b);
    EXPECT_EQ(a, b);
    original.NextNoise();
    copy.NextNoise();
  }
}

}  // namespace
}  // namespace playground
