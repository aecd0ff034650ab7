#include "diagnostics/lanczos.h"

#include <gtest/gtest.h>

#include "core/random.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

Matrix<double> RandomSymmetric(Index size, Random& random) {
  Matrix<double> a(size, size);
  for (Index i = 0; i < a.size(); ++i) a.data()[i] = random.Normal();
  return a + a.transpose();
}

Vector<double> RandomVector(Index size, Random& random) {
  Vector<double> x(size);
  for (Index i = 0; i < size; ++i) x[i] = random.Normal();
  return x;
}

auto ProductWith(const Matrix<double>& a) {
  return [&a](const Vector<double>& x, Vector<double>& y) {
    y.noalias() = a * x;
    return true;
  };
}

// The wanted eigenvalue is the largest one, not the one of largest size.
TEST(Lanczos, FindsTheLargestEigenvalue) {
  std::printf("seed %u\n", TestSeed());
  Random random(TestSeed(), Stream::kData);
  Lanczos<double> lanczos;
  for (const Index size : {2, 5, 40, 150}) {
    const Matrix<double> a =
        RandomSymmetric(size, random) - 2 * Matrix<double>::Identity(size, size);
    const double largest = SymmetricEigen(a).values[size - 1];
    Vector<double> vector = RandomVector(size, random);
    const auto found = lanczos.Find(
        ProductWith(a), {.basis = 12, .most_products = 400, .tolerance = 1e-8}, &vector);
    EXPECT_NEAR(found.value, largest, 1e-6 * std::abs(largest)) << size;
    EXPECT_LT((a * vector - found.value * vector).norm(), 1e-3 * std::abs(largest)) << size;
    EXPECT_NEAR(vector.norm(), 1, 1e-9);
  }
}

TEST(Lanczos, AStartNearTheEigenvectorSavesProducts) {
  std::printf("seed %u\n", TestSeed());
  Random random(TestSeed(), Stream::kData);
  constexpr Index kSize = 100;
  const LanczosOptions options{.basis = 12, .most_products = 400, .tolerance = 1e-5};
  Lanczos<double> lanczos;
  const Matrix<double> a = RandomSymmetric(kSize, random);
  Vector<double> vector = RandomVector(kSize, random);
  const int cold = lanczos.Find(ProductWith(a), options, &vector).products;
  const Matrix<double> moved = a + 1e-3 * RandomSymmetric(kSize, random);
  const auto warm = lanczos.Find(ProductWith(moved), options, &vector);
  EXPECT_LT(warm.products, cold / 2);
  const double largest = SymmetricEigen(moved).values[kSize - 1];
  EXPECT_NEAR(warm.value, largest, 1e-5 * largest);
}

TEST(Lanczos, SaysWhatItKnowsWhenItMustStop) {
  std::printf("seed %u\n", TestSeed());
  Random random(TestSeed(), Stream::kData);
  const Matrix<double> a = RandomSymmetric(200, random);
  Vector<double> vector = RandomVector(200, random);
  Lanczos<double> lanczos;
  const auto found =
      lanczos.Find(ProductWith(a), {.basis = 8, .most_products = 8, .tolerance = 1e-12}, &vector);
  const double largest = SymmetricEigen(a).values[199];
  EXPECT_EQ(found.products, 8);
  EXPECT_LT(found.value, largest);  // A Ritz value never exceeds it.
  EXPECT_GT(found.error, 1e-6);
}

TEST(Lanczos, GivesNothingWhereProductsAreNotFinite) {
  Vector<double> vector = Vector<double>::Ones(3);
  Lanczos<double> lanczos;
  const auto found = lanczos.Find(
      [](const Vector<double>&, Vector<double>& y) {
        y.setConstant(3, std::numeric_limits<double>::infinity());
        return true;
      },
      {}, &vector);
  EXPECT_TRUE(std::isnan(found.value));
}

}  // namespace
}  // namespace playground
