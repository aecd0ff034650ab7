#include "pictures/track.h"

#include <gtest/gtest.h>

#include "cpp/training/run_testing.h"

namespace playground {
namespace {

TEST(Track, EndsWhereTheRunStands) {
  auto run = RunOf(Definition({{"steps", 100.0}, {"hidden", std::vector<double>{2}}}, "adam"));
  Timeline<float> timeline(*run);
  const Vector<float> start = run->parameters();
  timeline.Advance(*run, 37);
  const Trail trail = TrailOf(*run, timeline);
  const auto size = static_cast<std::size_t>(start.size());
  ASSERT_EQ(trail.parameters.size(), trail.steps.size() * size);
  EXPECT_EQ(trail.steps.front(), 0);
  EXPECT_EQ(trail.steps.back(), 37);
  EXPECT_TRUE(std::equal(start.begin(), start.end(), trail.parameters.begin()));
  EXPECT_TRUE(std::equal(run->parameters().begin(), run->parameters().end(),
                         trail.parameters.end() - static_cast<std::ptrdiff_t>(size)));

  const Plane plane = RandomPlane(run->problem().layout(), run->parameters(), 1);
  const Track track = TrackOn(plane, *run, timeline);
  EXPECT_EQ(track.steps, trail.steps);
  // The plane goes through the last point.
  EXPECT_NEAR(track.x.back(), 0, 1e-6);
  EXPECT_NEAR(track.y.back(), 0, 1e-6);
  EXPECT_NE(track.x.front(), 0);
}

TEST(CoordinatesOf, AreThoseOfAllPoints) {
  auto run = RunOf(Definition({{"hidden", std::vector<double>{2}}}, "sgd"));
  const Layout& layout = run->problem().layout();
  const Plane plane = RandomPlane(layout, run->parameters(), 1);
  Matrix<float> points(2, layout.size());
  points.row(0) = plane.origin;
  points.row(1) = plane.origin + 2 * plane.first - plane.second;
  const auto coordinates = CoordinatesOf(plane, points);
  ASSERT_EQ(coordinates.size(), 4u);
  EXPECT_NEAR(coordinates[0], 0, 1e-5);
  EXPECT_NEAR(coordinates[2], 2, 1e-4);
  EXPECT_NEAR(coordinates[3], -1, 1e-4);
}

TEST(MakePlane, IsRandomWithoutPoints) {
  auto run = RunOf(Definition({{"hidden", std::vector<double>{2}}}, "sgd"));
  const Layout& layout = run->problem().layout();
  const Matrix<float> points(0, layout.size());
  const Plane plane = MakePlane(layout, false, points, 5, run->parameters(), 3);
  EXPECT_EQ(plane.first, RandomPlane(layout, run->parameters(), 3).first);
  EXPECT_EQ(plane.shares[0], -1);
}

}  // namespace
}  // namespace playground
