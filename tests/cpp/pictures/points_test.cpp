#include "pictures/points.h"

#include <gtest/gtest.h>

namespace playground {
namespace {

// Two training samples and one of validation with one raw feature and a value as target.
PreparedData<float> ThreeValues() {
  Dataset raw;
  raw.task = Task::kRegression;
  raw.features = 1;
  raw.classes = 0;
  raw.inputs = {0, 1, 2};
  raw.targets = {10, 20, 30};
  raw.predefined_training = 2;
  return Prepare<float>(std::move(raw), {});
}

TEST(PointsOf, PutsTrainingSamplesFirst) {
  const PointCloud cloud = PointsOf(ThreeValues());
  EXPECT_EQ(cloud.inputs, (std::vector<float>{0, 1, 2}));
  EXPECT_EQ(cloud.targets, (std::vector<float>{10, 20, 30}));
  EXPECT_EQ(cloud.training, (std::vector<float>{1, 1, 0}));
}

TEST(PointsOf, LeavesAMarginAroundThem) {
  const auto window = PointsOf(ThreeValues()).window;
  ASSERT_TRUE(window.has_value());
  EXPECT_NEAR(window->x_min, 0 - 0.08 * 2, 1e-6);
  EXPECT_NEAR(window->x_max, 2 + 0.08 * 2, 1e-6);
  EXPECT_NEAR(window->y_min, 10 - 0.15 * 20, 1e-5);
  EXPECT_NEAR(window->y_max, 30 + 0.15 * 20, 1e-5);
}

TEST(PointsOf, HasNoWindowWithoutPoints) {
  PreparedData<float> data = ThreeValues();
  data.training.points.clear();
  data.validation.points.clear();
  EXPECT_FALSE(PointsOf(data).window.has_value());
}

}  // namespace
}  // namespace playground
