#include "core/elementwise.h"

#include <gtest/gtest.h>

#include <limits>

namespace playground {
namespace {

template <class Scalar>
class ElementwiseTest : public testing::Test {};
using ScalarTypes = testing::Types<float, double>;
TYPED_TEST_SUITE(ElementwiseTest, ScalarTypes);

// Each entry is visited once and with its own partner, whether lanes are full or not.
TYPED_TEST(ElementwiseTest, CoversEveryEntryOnce) {
  for (Index size : {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1000, 1001}) {
    Vector<TypeParam> sum = Vector<TypeParam>::LinSpaced(size, 0, TypeParam(size));
    const Vector<TypeParam> expected = sum * 3;
    const Vector<TypeParam> twice = sum * 2;
    Elementwise([](auto a, auto b) { a += b; }, sum, twice);
    EXPECT_EQ((sum - expected).cwiseAbs().sum(), 0) << size;
  }
}

// Five entries: vectorised code handles some of them, scalar code the rest.
TYPED_TEST(ElementwiseTest, SignIsExact) {
  const TypeParam tiny = std::numeric_limits<TypeParam>::min();
  Eigen::Array<TypeParam, Eigen::Dynamic, 1> x(5), expected(5);
  x << tiny, -tiny, 0, std::numeric_limits<TypeParam>::max(), -1;
  expected << 1, -1, 0, 1, -1;
  x = Sign(x).eval();
  EXPECT_TRUE((x == expected).all()) << x.transpose();
}

}  // namespace
}  // namespace playground
