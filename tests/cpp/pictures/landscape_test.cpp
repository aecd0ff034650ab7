#include "pictures/landscape.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/random.h"
#include "cpp/test_seed.h"
#include "cpp/training/run_testing.h"

namespace playground {
namespace {

using Numbers = std::vector<double>;

const NetworkTraining<float>& ProblemOf(const Run<float>& run) {
  return static_cast<const NetworkTraining<float>&>(run.problem());
}

TEST(RandomPlane, GivesEveryFilterTheNormOfItsWeightsAndLeavesBiases) {
  std::printf("seed %u\n", TestSeed());
  auto run = RunOf(Definition({{"hidden", Numbers{5, 4}}, {"norm", "layer"}}, "adam"));
  run->Advance(50);
  const Vector<float>& w = run->parameters();
  const Layout& layout = run->problem().layout();
  const Plane plane = RandomPlane(layout, w, TestSeed());
  EXPECT_EQ(plane.origin, w);
  for (const Vector<float>* direction : {&plane.first, &plane.second}) {
    for (const Tensor& tensor : layout.tensors()) {
      if (!tensor.is_matrix) {
        EXPECT_EQ(direction->segment(tensor.offset, tensor.size()).norm(), 0) << tensor.name;
        continue;
      }
      for (Index row = 0; row < tensor.rows; ++row) {
        const Index first = tensor.offset + row * tensor.cols;
        EXPECT_NEAR(direction->segment(first, tensor.cols).norm(),
                    w.segment(first, tensor.cols).norm(), 1e-5f);
      }
    }
  }
  EXPECT_NE(plane.first, plane.second);
  EXPECT_EQ(RandomPlane(layout, w, TestSeed()).second, plane.second);
  EXPECT_NE(RandomPlane(layout, w, TestSeed() + 1).first, plane.first);
}

TEST(PrincipalPlane, AgreesWithADenseDecompositionOfTheCovariance) {
  std::printf("seed %u\n", TestSeed());
  constexpr Index kPoints = 40, kSize = 11;
  Layout layout;
  layout.AddMatrix("0.W", 1, kSize);
  Random random(TestSeed(), Stream::kData);
  Matrix<float> points(kPoints, kSize);
  for (Index i = 0; i < kPoints; ++i) {
    for (Index k = 0; k < kSize; ++k) {
      points(i, k) = static_cast<float>(3 + random.Normal() * std::pow(0.6, k));
    }
  }
  const Vector<float> origin = points.row(kPoints - 1).transpose();
  const Plane plane = PrincipalPlane(layout, points, origin, 1);

  const Eigen::MatrixXd x = points.cast<double>();
  const Eigen::MatrixXd centred = x.rowwise() - x.colwise().mean();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> dense(centred.transpose() * centred);
  const auto& values = dense.eigenvalues();
  const Vector<float>* directions[] = {&plane.first, &plane.second};
  for (Index k = 0; k < 2; ++k) {
    const Eigen::VectorXd expected = dense.eigenvectors().col(kSize - 1 - k);
    const Eigen::VectorXd actual = directions[k]->cast<double>();
    EXPECT_NEAR(actual.norm(), 1, 1e-6);
    EXPECT_NEAR(std::fabs(actual.dot(expected)), 1, 1e-5) << "component " << k;
    EXPECT_NEAR(plane.shares[static_cast<std::size_t>(k)], values[kSize - 1 - k] / values.sum(),
                1e-6);
    EXPECT_LE(actual.dot(x.row(0).transpose() - origin.cast<double>()), 1e-6);
  }
}

TEST(PrincipalPlane, DrawsWhatAPathDoesNotSpan) {
  auto run = RunOf(Definition({{"hidden", Numbers{3}}}, "sgd"));
  const Layout& layout = run->problem().layout();
  const Vector<float> w = run->parameters();
  const Plane point = PrincipalPlane(layout, w.transpose(), w, 7);
  EXPECT_EQ(point.shares[0], -1);
  EXPECT_EQ(point.shares[1], -1);
  EXPECT_NEAR(point.first.norm(), 1, 1e-5);
  EXPECT_NEAR(point.second.norm(), 1, 1e-5);

  Matrix<float> line(3, w.size());
  for (Index i = 0; i < 3; ++i) line.row(i) = (w * static_cast<float>(1 + i)).transpose();
  const Plane straight = PrincipalPlane(layout, line, w, 7);
  EXPECT_NEAR(straight.shares[0], 1, 1e-6);
  EXPECT_EQ(straight.shares[1], -1);
  EXPECT_NEAR(std::fabs(straight.first.dot(w)), w.norm(), 1e-4);
}

TEST(Projection, FindsTheClosestPointOfThePlane) {
  std::printf("seed %u\n", TestSeed());
  auto run = RunOf(Definition({{"hidden", Numbers{6}}}, "sgd"));
  const Vector<float> w = run->parameters();
  const Plane plane = RandomPlane(run->problem().layout(), w, TestSeed());
  const Projection project(plane);
  const auto inside = project(w + 0.5f * plane.first - 2.0f * plane.second);
  EXPECT_NEAR(inside[0], 0.5, 1e-5);
  EXPECT_NEAR(inside[1], -2, 1e-5);
  const Vector<float> outside = Vector<float>::LinSpaced(w.size(), -1, 1);
  const auto [a, b] = project(outside);
  const Vector<double> rest = outside.cast<double>() - w.cast<double>() -
                              a * plane.first.cast<double>() - b * plane.second.cast<double>();
  EXPECT_NEAR(rest.dot(plane.first.cast<double>()), 0, 1e-5);
  EXPECT_NEAR(rest.dot(plane.second.cast<double>()), 0, 1e-5);
}

TEST(PlaneLoss, IsTheTrainingLossOfThePointsOfThePlane) {
  for (const char* norm : {"none", "layer"}) {
    auto run = RunOf(Definition({{"dropout", 0.3}, {"norm", norm}, {"noise", 0.1}}, "adam"));
    run->Advance(100);
    const std::uint64_t before = run->Fingerprint();
    const Plane plane = RandomPlane(run->problem().layout(), run->parameters(), 3);
    PlaneLoss loss(ProblemOf(*run));
    EXPECT_EQ(loss.samples(), 250);
    const auto losses = loss.At(plane, {0, 0, 0.25, -0.5});
    ASSERT_EQ(losses.size(), 2u);
    const Vector<float> moved = plane.origin + 0.25f * plane.first - 0.5f * plane.second;
    // Evaluation leaves dropout out as well, and adds up the same blocks.
    const auto expected = [&](const Vector<float>& w) {
      return static_cast<float>(run->problem().Evaluate(Part::kTraining, w).loss);
    };
    EXPECT_EQ(losses[0], expected(plane.origin)) << norm;
    EXPECT_EQ(losses[1], expected(moved)) << norm;
    EXPECT_NE(losses[0], losses[1]);
    EXPECT_EQ(run->Fingerprint(), before);
  }
}

// A full batch in training mode is an independent way to batch statistics and penalties.
TEST(PlaneLoss, TakesBatchStatisticsAndPenalties) {
  const Fields settings = {
      {"batch", 0.0}, {"norm", "batch"}, {"l1", 0.001}, {"l2", 0.01}, {"steps", 100.0}};
  auto run = RunOf(Definition(settings, "adam"));
  run->Advance(40);
  Vector<float> gradient(run->parameters().size());
  const double expected = run->PeekLossAndGradient(gradient);
  const Plane plane = RandomPlane(run->problem().layout(), run->parameters(), 1);
  PlaneLoss loss(ProblemOf(*run));
  EXPECT_NEAR(loss.At(plane, {0, 0})[0], expected, 1e-5 * expected);
}

TEST(PlaneLoss, TakesClassesAndFewerSamplesOfLargeNetworks) {
  auto run = RunOf(Definition(
      {{"data", "blobs"}, {"samples", 2000.0}, {"split", 0.9}, {"hidden", Numbers{256, 256}}},
      "sgd"));
  const Plane plane = RandomPlane(run->problem().layout(), run->parameters(), 1);
  PlaneLoss loss(ProblemOf(*run));
  EXPECT_GE(loss.samples(), 128);
  EXPECT_LT(loss.samples(), 512);
  // A fixed part of the samples: near the loss of all, not equal to it.
  const double all = run->problem().Evaluate(Part::kTraining, run->parameters()).loss;
  EXPECT_NEAR(loss.At(plane, {0, 0})[0], all, 0.2 * all);
}

TEST(PlaneLoss, SurvivesWhatIsNotFinite) {
  auto run = RunOf(Definition({{"hidden", Numbers{4}}}, "sgd"));
  const Plane plane = RandomPlane(run->problem().layout(), run->parameters(), 1);
  PlaneLoss loss(ProblemOf(*run));
  const auto losses = loss.At(plane, {1e300, 0, 0, 0});
  EXPECT_FALSE(std::isfinite(losses[0]) && losses[0] < 1);
  EXPECT_TRUE(std::isfinite(losses[1]));
}

}  // namespace
}  // namespace playground
