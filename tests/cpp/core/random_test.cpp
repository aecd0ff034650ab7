#include "core/random.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/exact_math.h"

namespace playground {
namespace {

constexpr std::uint32_t kSeed = 20260101;

TEST(ExactMath, AgreesWithLibmToItsStatedError) {
  for (double x = 1e-8; x < 1e8; x *= 1.37) {
    EXPECT_NEAR(exact::Log(x), std::log(x), 4e-16 * std::fmax(1e-3, std::fabs(std::log(x)))) << x;
  }
  for (double x = -300; x < 300; x += 0.137) {
    EXPECT_NEAR(exact::Sin(x), std::sin(x), 1e-15) << x;
    EXPECT_NEAR(exact::Cos(x), std::cos(x), 1e-15) << x;
  }
  EXPECT_NEAR(exact::Log(1e-310), std::log(1e-310), 1e-12);
}

TEST(NormalQuantile, KnownValues) {
  // Abramowitz & Stegun, table 26.5, and symmetry.
  EXPECT_NEAR(NormalQuantile(0.5), 0, 1e-15);
  EXPECT_NEAR(NormalQuantile(0.975), 1.959963984540054, 1e-14);
  EXPECT_NEAR(NormalQuantile(0.9999), 3.719016485455681, 1e-13);
  EXPECT_NEAR(NormalQuantile(1e-10), -6.361340902404056, 1e-12);
}

// The first numbers of a stream are part of every link: they must never change. Computed once with
// an independent implementation of the generator.
TEST(Random, KeepsItsBits) {
  Random random(1, Stream::kData);
  EXPECT_EQ(random.Bits(), 1040904756u);
  EXPECT_EQ(random.Bits(), 2378148488u);
  Random normals(1, Stream::kInit);
  EXPECT_DOUBLE_EQ(normals.Normal(), 0.6432283664043724);
}

TEST(Random, MomentsOfTheNormals) {
  std::printf("seed %u\n", kSeed);
  Random random(kSeed, Stream::kInit);
  constexpr int kCount = 400000;
  double mean = 0, square = 0, fourth = 0;
  for (int i = 0; i < kCount; ++i) {
    const double z = random.Normal();
    mean += z / kCount;
    square += z * z / kCount;
    fourth += z * z * z * z / kCount;
  }
  // Four standard errors each.
  EXPECT_NEAR(mean, 0, 4 / std::sqrt(kCount));
  EXPECT_NEAR(square, 1, 4 * std::sqrt(2.0 / kCount));
  EXPECT_NEAR(fourth, 3, 4 * std::sqrt(96.0 / kCount));
}

TEST(Random, StreamsOfOneSeedAreUncorrelated) {
  Random a(kSeed, Stream::kData), b(kSeed, Stream::kInit);
  constexpr int kCount = 100000;
  double product = 0;
  for (int i = 0; i < kCount; ++i) product += a.Normal() * b.Normal() / kCount;
  EXPECT_NEAR(product, 0, 4 / std::sqrt(kCount));
}

TEST(Random, PermutationHoldsEveryIndexOnce) {
  auto order = Random(kSeed, Stream::kBatches).Permutation(1000);
  EXPECT_FALSE(std::is_sorted(order.begin(), order.end()));
  std::sort(order.begin(), order.end());
  for (std::uint32_t i = 0; i < 1000; ++i) EXPECT_EQ(order[i], i);
}

TEST(Random, BelowIsUniform) {
  Random random(kSeed, Stream::kSplit);
  constexpr int kCount = 70000;
  int counts[7] = {};
  for (int i = 0; i < kCount; ++i) ++counts[random.Below(7)];
  double chi_square = 0;
  for (int count : counts) chi_square += (count - 1e4) * (count - 1e4) / 1e4;
  EXPECT_LT(chi_square, 22.46);  // 0.1 % point with 6 degrees of freedom.
}

}  // namespace
}  // namespace playground
