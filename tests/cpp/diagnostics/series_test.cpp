#include "diagnostics/series.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "core/random.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

TEST(Series, KeepsEverythingUntilItIsFull) {
  Series series(2);
  for (int i = 0; i < 512; ++i) {
    const std::array<float, 2> values = {static_cast<float>(i), static_cast<float>(-i)};
    series.Add(3 * i, values);
  }
  ASSERT_EQ(series.size(), 512u);
  EXPECT_EQ(series.steps().back(), 3 * 511);
  EXPECT_EQ(series.at(100, 1).mean, -100.0f);
}

TEST(Series, StaysBoundedAndLosesNoExtreme) {
  std::printf("seed %u\n", TestSeed());
  Random random(TestSeed(), Stream::kData);
  Series series(1);
  double sum = 0;
  float low = 1e9f, high = -1e9f;
  constexpr int kCount = 512 * 64;
  for (int i = 0; i < kCount; ++i) {
    const float value = static_cast<float>(random.Normal());
    sum += value;
    low = std::min(low, value);
    high = std::max(high, value);
    series.Add(i, std::span(&value, 1));
    ASSERT_LE(series.size(), Series::kCapacity);
  }
  float lowest = 1e9f, highest = -1e9f;
  for (std::size_t i = 0; i < series.size(); ++i) {
    lowest = std::min(lowest, series.at(i, 0).min);
    highest = std::max(highest, series.at(i, 0).max);
  }
  EXPECT_EQ(lowest, low);
  EXPECT_EQ(highest, high);
  // Buckets of equal width: the mean of their means is the mean of all.
  ASSERT_EQ(series.size(), 512u);
  double means = 0;
  for (std::size_t i = 0; i < series.size(); ++i) means += series.at(i, 0).mean;
  EXPECT_NEAR(means / 512, sum / kCount, 1e-5);
  EXPECT_EQ(series.steps().front(), 63);
  EXPECT_EQ(series.steps().back(), kCount - 1);
}

TEST(Series, LeavesOutWhatIsNotDefined) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  Series series(1);
  // 1024 values, so that every point covers two: one of each pair is missing.
  for (int i = 0; i < 1024; ++i) {
    const float value = i % 4 < 2 ? (i % 2 ? kNan : 5.0f) : (i % 2 ? 7.0f : kNan);
    series.Add(i, std::span(&value, 1));
  }
  ASSERT_EQ(series.size(), 512u);
  for (std::size_t i = 0; i < series.size(); ++i) {
    const SeriesCell& cell = series.at(i, 0);
    EXPECT_EQ(cell.mean, i % 2 ? 7.0f : 5.0f);
    EXPECT_EQ(cell.count, 1);
    for (const float value : {cell.min, cell.max, cell.last}) EXPECT_EQ(value, cell.mean);
    EXPECT_EQ(series.RangeOf(i, 0).low, cell.mean);
    EXPECT_EQ(series.RangeOf(i, 0).high, cell.mean);
  }
}

TEST(Series, KeepsTheLastOfAPointItsLogarithmsAndItsQuantiles) {
  Series series(2);
  const auto value = [](int i, int channel) {
    return channel ? -1.0f : 1 + static_cast<float>((37 * i) % 101);
  };
  constexpr int kCount = 512 * 16;
  for (int i = 0; i < kCount; ++i) {
    const std::array<float, 2> values = {value(i, 0), value(i, 1)};
    series.Add(i, values);
  }
  ASSERT_EQ(series.size(), 512u);
  for (std::size_t point = 0; point < series.size(); ++point) {
    std::vector<float> part;
    double logs = 0;
    for (int i = 0; i < 16; ++i) {
      part.push_back(value(static_cast<int>(point) * 16 + i, 0));
      logs += std::log(static_cast<double>(part.back())) / 16;
    }
    EXPECT_EQ(series.at(point, 0).last, part.back());
    EXPECT_NEAR(series.at(point, 0).log_mean, logs, 1e-5);
    EXPECT_TRUE(std::isnan(series.at(point, 1).log_mean));
    std::sort(part.begin(), part.end());
    EXPECT_EQ(series.RangeOf(point, 0).low, part[2]);
    EXPECT_EQ(series.RangeOf(point, 0).high, part[13]);
  }
}

TEST(Series, APointThatIsNotWholeHasItsQuantilesToo) {
  Series series(1);
  for (int i = 0; i < 1029; ++i) {
    const float value = static_cast<float>(i);
    series.Add(i, std::span(&value, 1));
  }
  // Points cover four measurements; the last one has begun with one.
  const std::size_t last = series.size() - 1;
  EXPECT_EQ(series.steps()[last], 1028);
  EXPECT_EQ(series.at(last, 0).count, 1);
  EXPECT_EQ(series.RangeOf(last, 0).low, 1028.0f);
  EXPECT_EQ(series.RangeOf(last - 1, 0).low, 1024.0f);
  EXPECT_EQ(series.RangeOf(last - 1, 0).high, 1027.0f);
}

}  // namespace
}  // namespace playground
