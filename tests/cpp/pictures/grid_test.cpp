#include "pictures/grid.h"

#include <gtest/gtest.h>

#include "cpp/training/run_testing.h"

namespace playground {
namespace {

using Numbers = std::vector<double>;

NetworkTraining<float>& NetworkOf(Run<float>& run) {
  return static_cast<NetworkTraining<float>&>(run.problem());
}

TEST(Grid, HeightsAreThoseOfTheCellCentresFromTheTopDown) {
  const SurfaceEntry& booth = *SurfaceRegistry::Find("booth");
  const AnySurface surface = booth.details.make(ParamValues(booth.params));
  const auto heights = HeightsOn(Grid({0, 4, -1, 3}, 2, 4), *surface);
  ASSERT_EQ(heights.size(), 8u);
  EXPECT_EQ(heights[0], static_cast<float>(surface->Value(1, 2.5)));
  EXPECT_EQ(heights[1], static_cast<float>(surface->Value(3, 2.5)));
  EXPECT_EQ(heights[7], static_cast<float>(surface->Value(3, -0.5)));
}

TEST(Grid, KeepsItsSizeInBounds) {
  const Grid grid({0, 1, 0, 1}, 0, 1'000'000);
  EXPECT_EQ(grid.columns, 1);
  EXPECT_EQ(grid.rows, Grid::kMostCells);
}

TEST(Grid, PredictionsAreThoseOfTheNetwork) {
  auto run = RunOf(Definition({{"data", "moons"}, {"hidden", Numbers{3}}}, "adam"));
  run->Advance(20);
  const auto values = PredictionsOn(Grid({-1, 1, -1, 1}, 2, 2), NetworkOf(*run), run->parameters());
  EXPECT_EQ(values, NetworkOf(*run).Predict(run->parameters(),
                                            {-0.5, 0.5, 0.5, 0.5, -0.5, -0.5, 0.5, -0.5}));
}

TEST(Grid, OneFeatureHasOneRow) {
  auto run = RunOf(Definition({{"data", "sine"}, {"hidden", Numbers{3}}}, "adam"));
  const auto values = PredictionsOn(Grid({-1, 1, 0, 0}, 4, 7), NetworkOf(*run), run->parameters());
  EXPECT_EQ(values, NetworkOf(*run).Predict(run->parameters(), {-0.75, -0.25, 0.25, 0.75}));
}

}  // namespace
}  // namespace playground
