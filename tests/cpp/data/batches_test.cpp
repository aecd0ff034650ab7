#include "data/batches.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "cpp/test_seed.h"

namespace playground {
namespace {

std::vector<std::uint32_t> Take(BatchSampler& sampler) {
  const auto batch = sampler.Next();
  return {batch.begin(), batch.end()};
}

std::vector<std::uint32_t> UpTo(std::uint32_t count) {
  std::vector<std::uint32_t> all(count);
  std::iota(all.begin(), all.end(), 0u);
  return all;
}

TEST(BatchSamplerTest, EverySampleComesOnceAnEpoch) {
  for (std::uint32_t batch : {1u, 3u, 7u, 10u, 99u, 100u}) {
    for (bool shuffle : {false, true}) {
      BatchSampler sampler(100, batch, TestSeed(), shuffle, false);
      EXPECT_EQ(sampler.batches_per_epoch(), (100 + batch - 1) / batch);
      for (std::uint64_t epoch = 0; epoch < 5; ++epoch) {
        std::vector<std::uint32_t> seen;
        for (std::uint32_t i = 0; i < sampler.batches_per_epoch(); ++i) {
          EXPECT_EQ(sampler.epochs(), epoch);
          const auto indices = Take(sampler);
          const bool last = i + 1 == sampler.batches_per_epoch();
          EXPECT_EQ(indices.size(), last && 100 % batch ? 100 % batch : batch);
          seen.insert(seen.end(), indices.begin(), indices.end());
        }
        EXPECT_EQ(sampler.epochs(), epoch + 1);
        std::sort(seen.begin(), seen.end());
        EXPECT_EQ(seen, UpTo(100));
      }
    }
  }
}

TEST(BatchSamplerTest, ADroppedBatchIsNotFilledUpFromTheNextEpoch) {
  BatchSampler sampler(10, 4, TestSeed(), true, true);
  EXPECT_EQ(sampler.batches_per_epoch(), 2u);
  for (std::uint64_t epoch = 0; epoch < 20; ++epoch) {
    std::vector<std::uint32_t> seen;
    for (int i = 0; i < 2; ++i) {
      const auto batch = Take(sampler);
      EXPECT_EQ(batch.size(), 4u);
      seen.insert(seen.end(), batch.begin(), batch.end());
    }
    EXPECT_EQ(sampler.epochs(), epoch + 1);
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
  }
}

TEST(BatchSamplerTest, AFullBatchIsAllSamplesInOrder) {
  for (std::uint32_t batch : {0u, 10u, 1000u}) {
    for (bool drop_last : {false, true}) {
      BatchSampler sampler(10, batch, TestSeed(), true, drop_last);
      EXPECT_EQ(sampler.batch(), 10u);
      EXPECT_EQ(sampler.batches_per_epoch(), 1u);
      EXPECT_EQ(Take(sampler), UpTo(10));
      EXPECT_EQ(Take(sampler), UpTo(10));
      EXPECT_EQ(sampler.epochs(), 2u);
    }
  }
}

TEST(BatchSamplerTest, OrderIsNewEachEpochOnlyWhenShuffled) {
  const auto two_epochs = [](bool shuffle, std::uint32_t seed) {
    BatchSampler sampler(50, 49, seed, shuffle, true);
    return std::pair(Take(sampler), Take(sampler));
  };
  const auto [first, second] = two_epochs(true, TestSeed());
  EXPECT_NE(first, second);
  EXPECT_EQ(two_epochs(true, TestSeed()), std::pair(first, second));
  EXPECT_NE(two_epochs(true, TestSeed() + 1).first, first);
  const auto [plain, again] = two_epochs(false, TestSeed());
  EXPECT_EQ(plain, UpTo(49));
  EXPECT_EQ(again, plain);
}

TEST(BatchSamplerTest, EverySampleIsInTheFirstBatchEquallyOften) {
  const int epochs = 4000;
  BatchSampler sampler(20, 5, TestSeed(), true, false);
  std::vector<int> counts(20);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (std::uint32_t i : Take(sampler)) ++counts[i];
    for (int rest = 0; rest < 3; ++rest) sampler.Next();
  }
  // Binomial with p = 1/4; five standard deviations.
  for (int count : counts) EXPECT_NEAR(count, epochs / 4.0, 5 * std::sqrt(epochs * 0.25 * 0.75));
}

TEST(BatchSamplerTest, ACopyGoesOnWithTheSameBatches) {
  BatchSampler sampler(30, 7, TestSeed(), true, false);
  for (int i = 0; i < 8; ++i) sampler.Next();
  BatchSampler copy = sampler;
  for (int i = 0; i < 20; ++i) EXPECT_EQ(Take(sampler), Take(copy));
}

TEST(BatchSampler, AFreshOneBeginsAgain) {
  for (const bool drop_last : {false, true}) {
    for (const std::uint32_t batch : {0u, 1u, 7u, 40u}) {
      BatchSampler first(23, batch, 5, true, drop_last);
      std::vector<std::vector<std::uint32_t>> batches;
      for (int i = 0; i < 12; ++i) {
        const auto next = first.Next();
        batches.emplace_back(next.begin(), next.end());
      }
      BatchSampler fresh = first.Fresh();
      EXPECT_EQ(fresh.epochs(), 0u);
      for (const auto& expected : batches) {
        const auto next = fresh.Next();
        EXPECT_EQ(std::vector<std::uint32_t>(next.begin(), next.end()), expected);
      }
    }
  }
}

}  // namespace
}  // namespace playground
