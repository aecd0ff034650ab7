#include "training/loss_band.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/random.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

// Losses that fall and are noisy.
std::vector<float> Losses(std::size_t count) {
  Random random(TestSeed(), Stream::kData);
  std::vector<float> losses(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double falling = 1 / (1 + 1e-3 * static_cast<double>(i));
    losses[i] = static_cast<float>(falling * std::exp(0.3 * random.Normal()));
  }
  return losses;
}

LossBand BandOf(const std::vector<float>& losses) {
  LossBand band;
  for (const float loss : losses) band.Add(loss);
  return band;
}

// The share of a stretch's losses below a value, at the middle of those that are equal.
double ShareBelow(const std::vector<float>& losses, std::size_t from, std::size_t to, float value) {
  double below = 0;
  for (std::size_t i = from; i < to; ++i) {
    below += losses[i] < value ? 1 : losses[i] == value ? 0.5 : 0;
  }
  return below / static_cast<double>(to - from);
}

TEST(LossBand, CoversEveryUpdateOnceInStretchesOfEqualWidth) {
  for (const std::size_t count : {1u, 15u, 16u, 17u, 8192u, 8193u, 20000u, 300001u}) {
    const LossBand band = BandOf(Losses(count));
    ASSERT_LE(band.size(), LossBand::kCapacity + 1);
    std::int32_t covered = 0;
    for (std::size_t i = 0; i < band.size(); ++i) {
      covered += band[i].count;
      EXPECT_EQ(band[i].step, covered - 1);
      if (i + 1 < band.size()) {
        EXPECT_EQ(band[i].count, band.width());
      }
      EXPECT_LE(band[i].low, band[i].high);
    }
    EXPECT_EQ(covered, static_cast<std::int32_t>(count));
    EXPECT_EQ(band.width() & (band.width() - 1), 0);
  }
}

TEST(LossBand, HasNearlyATenthOfTheLossesOnEitherSide) {
  std::printf("seed %u\n", TestSeed());
  for (const std::size_t count : {1000u, 16000u, 32768u, 262144u}) {
    const std::vector<float> losses = Losses(count);
    const LossBand band = BandOf(losses);
    const double levels = std::max(0.0, std::log2(band.width() / double{kBandNumbers}));
    const double bound = levels / (2 * kBandNumbers);
    std::size_t from = 0;
    double sum = 0;
    for (std::size_t i = 0; i < band.size(); ++i) {
      const std::size_t to = from + static_cast<std::size_t>(band[i].count);
      // The rank that is wanted is itself rounded to a whole one.
      const double rounding = 1.0 / std::min(band[i].count, 16);
      EXPECT_NEAR(ShareBelow(losses, from, to, band[i].low), 0.1, bound + rounding);
      EXPECT_NEAR(ShareBelow(losses, from, to, band[i].high), 0.9, bound + rounding);
      sum += ShareBelow(losses, from, to, band[i].low);
      from = to;
    }
    // Errors of neighbours cancel.
    EXPECT_NEAR(sum / static_cast<double>(band.size()), 0.12, 0.045) << count;
  }
}

TEST(LossBand, ACopyGoesOnAsTheOriginal) {
  const std::vector<float> losses = Losses(40000);
  LossBand band = BandOf({losses.begin(), losses.begin() + 9001});
  LossBand copy = band;
  for (std::size_t i = 9001; i < losses.size(); ++i) {
    band.Add(losses[i]);
    copy.Add(losses[i]);
  }
  ASSERT_EQ(band.size(), copy.size());
  for (std::size_t i = 0; i < band.size(); ++i) {
    EXPECT_EQ(band[i].low, copy[i].low);
    EXPECT_EQ(band[i].high, copy[i].high);
  }
}

}  // namespace
}  // namespace playground
