#include "core/quantiles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/random.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

constexpr int kMost = 32;

// How many ranks a value is away from where it was looked for, as a share of all.
double RankError(const std::vector<float>& sorted, float value, double share) {
  const auto low = std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
  const auto high = std::upper_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
  const double count = static_cast<double>(sorted.size());
  EXPECT_GT(high, low) << value << " was never added";
  const double wanted = share * (count - 1);
  return std::max(
             {0.0, static_cast<double>(low) - wanted, wanted - static_cast<double>(high - 1)}) /
         count;
}

// Numbers in orders that are hard or easy for it.
std::vector<std::vector<float>> Streams(std::size_t count, Random& random) {
  std::vector<float> rising(count), falling(count), normal(count), waves(count), halves(count);
  for (std::size_t i = 0; i < count; ++i) {
    rising[i] = static_cast<float>(i);
    falling[i] = static_cast<float>(count - i);
    normal[i] = static_cast<float>(random.Normal());
    waves[i] = std::sin(0.37f * static_cast<float>(i));
    halves[i] = static_cast<float>(i % 2 ? i : 10 * count - i);
  }
  return {rising, falling, normal, waves, halves};
}

TEST(Quantiles, AreExactWhileEveryNumberIsKept) {
  Random random(TestSeed(), Stream::kData);
  for (std::size_t count = 1; count <= kMost; ++count) {
    for (std::vector<float> stream : Streams(count, random)) {
      QuantileCounter<kMost> counter;
      for (const float value : stream) counter.Add(value);
      std::sort(stream.begin(), stream.end());
      const auto sum = counter.Whole();
      ASSERT_EQ(sum.size(), static_cast<int>(count));
      for (int i = 0; i < sum.size(); ++i) {
        EXPECT_EQ(sum[i], stream[static_cast<std::size_t>(i)]);
      }
      const auto place = static_cast<std::size_t>(std::floor(0.1 * (count - 1.0) + 0.5));
      EXPECT_EQ(sum.Range().low, stream[place]);
      EXPECT_EQ(sum.Range().high, stream[count - 1 - place]);
    }
  }
}

TEST(Quantiles, KeepWithinTheErrorThatIsStated) {
  std::printf("seed %u\n", TestSeed());
  Random random(TestSeed(), Stream::kData);
  for (const std::size_t count : {33u, 64u, 100u, 128u, 1000u, 4096u, 30001u}) {
    const double levels = std::ceil(std::log2(static_cast<double>(count) / kMost));
    const double bound = (levels + 3) / (2 * kMost);
    for (std::vector<float> stream : Streams(count, random)) {
      QuantileCounter<kMost> counter;
      for (const float value : stream) counter.Add(value);
      const auto sum = counter.Whole();
      EXPECT_NEAR(sum.count(), static_cast<float>(count), 1e-3 * static_cast<double>(count));
      std::sort(stream.begin(), stream.end());
      for (int i = 0; i < sum.size(); ++i) {
        const double share = (i + 0.5) / sum.size();
        EXPECT_LE(RankError(stream, sum[i], share), bound + 0.5 / kMost) << count << " " << i;
      }
    }
  }
}

// A power of two times kMost: every join is one of equals.
TEST(Quantiles, OfWholeSumsAreBetter) {
  Random random(TestSeed(), Stream::kData);
  for (int levels = 1; levels <= 7; ++levels) {
    for (std::vector<float> stream : Streams(kMost << levels, random)) {
      QuantileCounter<kMost> counter;
      for (const float value : stream) counter.Add(value);
      const auto sum = counter.Whole();
      EXPECT_TRUE(sum.full());
      EXPECT_EQ(sum.weight(), static_cast<float>(1 << levels));
      std::sort(stream.begin(), stream.end());
      const double bound = levels / (2.0 * kMost) + 0.5 / kMost;
      EXPECT_LE(RankError(stream, sum.Range().low, 0.1), bound);
      EXPECT_LE(RankError(stream, sum.Range().high, 0.9), bound);
    }
  }
}

TEST(Quantiles, OfEqualNumbersAreThatNumber) {
  QuantileCounter<kMost> counter;
  for (int i = 0; i < 777; ++i) counter.Add(2.5f);
  EXPECT_EQ(counter.Whole().Range().low, 2.5f);
  EXPECT_EQ(counter.Whole().Range().high, 2.5f);
}

}  // namespace
}  // namespace playground
