#include "core/linear_algebra.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/random.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

Matrix<double> RandomMatrix(Index rows, Index cols) {
  Random random(TestSeed(), Stream::kData);
  Matrix<double> matrix(rows, cols);
  for (double& entry : matrix.reshaped()) entry = random.Normal();
  return matrix;
}

double LargestEntry(const Matrix<double>& matrix) { return matrix.cwiseAbs().maxCoeff(); }

TEST(LinearAlgebra, EigenpairsReproduceTheMatrixInAscendingOrder) {
  const Matrix<double> a = RandomMatrix(7, 7);
  const Matrix<double> symmetric = a + a.transpose();
  const EigenSystem system = SymmetricEigen(symmetric);
  EXPECT_LT(LargestEntry(symmetric * system.vectors -
                         system.vectors * Matrix<double>(system.values.asDiagonal())),
            1e-12);
  for (Index i = 1; i < 7; ++i) EXPECT_LE(system.values[i - 1], system.values[i]);
}

TEST(LinearAlgebra, FourthPowerOfTheRootUndoesTheShiftedMatrix) {
  const Matrix<double> a = RandomMatrix(5, 3);  // a a' has rank 3.
  const Matrix<double> gram = a * a.transpose();
  const Matrix<double> root = SymmetricPower(0.5 * gram, 2, 0.1, -0.25);
  const Matrix<double> identity = Matrix<double>::Identity(5, 5);
  EXPECT_LT(LargestEntry(root * root * root * root * (gram + 0.1 * identity) - identity), 1e-11);
}

TEST(LinearAlgebra, PowerLeavesEmptyDirectionsOut) {
  Matrix<double> gram = Matrix<double>::Zero(2, 2);
  gram(0, 0) = 16;
  Matrix<double> expected = Matrix<double>::Zero(2, 2);
  expected(0, 0) = 0.5;
  EXPECT_LT(LargestEntry(SymmetricPower(gram, 1, 0, -0.25) - expected), 1e-14);
}

TEST(LinearAlgebra, SolvesIndefiniteSystems) {
  Matrix<double> swap(2, 2);
  swap << 0, 2, 2, 0;
  const Vector<double> x = SolveSymmetric(swap, Vector<double>::LinSpaced(2, 2, 6), 1e-12);
  EXPECT_NEAR(x[0], 3, 1e-14);
  EXPECT_NEAR(x[1], 1, 1e-14);
}

TEST(LinearAlgebra, CholeskySolvesManyRightSides) {
  const Matrix<double> a = RandomMatrix(6, 6);
  const Matrix<double> spd = a * a.transpose() + Matrix<double>::Identity(6, 6);
  Matrix<double> factor = spd, solution = RandomMatrix(6, 4);
  const Matrix<double> right_sides = solution;
  ASSERT_TRUE(SolvePositiveDefinite(factor, solution));
  EXPECT_LT(LargestEntry(spd * solution - right_sides), 1e-11);
}

TEST(LinearAlgebra, CholeskyRefusesOtherMatrices) {
  Matrix<double> indefinite = Matrix<double>::Identity(2, 2);
  indefinite(1, 1) = -1;
  Matrix<double> right_side = Matrix<double>::Ones(2, 1);
  EXPECT_FALSE(SolvePositiveDefinite(indefinite, right_side));
  EXPECT_EQ(right_side, (Matrix<double>::Ones(2, 1)));
}

TEST(LinearAlgebra, OrthonormalizeSpansTheSameColumns) {
  const Matrix<double> a = RandomMatrix(6, 6);
  Matrix<double> q = a;
  Orthonormalize(q);
  EXPECT_LT(LargestEntry(q.transpose() * q - Matrix<double>::Identity(6, 6)), 1e-13);
  // R = Q'A is upper triangular.
  const Matrix<double> r = q.transpose() * a;
  for (Index i = 0; i < 6; ++i) {
    for (Index j = 0; j < i; ++j) EXPECT_NEAR(r(i, j), 0, 1e-13);
  }
}

TEST(LinearAlgebra, OrthonormalizeCopesWithDependentColumns) {
  Matrix<double> q = RandomMatrix(5, 2) * RandomMatrix(2, 5);
  Orthonormalize(q);
  EXPECT_LT(LargestEntry(q.transpose() * q - Matrix<double>::Identity(5, 5)), 1e-13);
  Matrix<double> zero = Matrix<double>::Zero(3, 3);
  Orthonormalize(zero);
  EXPECT_LT(LargestEntry(zero.transpose() * zero - Matrix<double>::Identity(3, 3)), 1e-13);
}

TEST(LinearAlgebra, BasisChangesUndoEachOther) {
  Matrix<double> left = RandomMatrix(3, 3), right = RandomMatrix(4, 4);
  Orthonormalize(left);
  Orthonormalize(right);
  const Matrix<double> g = RandomMatrix(3, 4);
  Matrix<double> scratch(3, 4), projected(3, 4), back(3, 4);
  ToBasis(left, g, right, scratch, projected);
  FromBasis(left, projected, right, scratch, back);
  EXPECT_LT(LargestEntry(back - g), 1e-13);
}

template <class Scalar>
void ExpectProductsAsEigens() {
  // 7 inner steps: one block of four and a rest of three.
  const Matrix<Scalar> a = RandomMatrix(3, 7).cast<Scalar>(), b = RandomMatrix(7, 5).cast<Scalar>();
  const Matrix<Scalar> at = a.transpose(), bt = b.transpose();
  const Matrix<Scalar> start = RandomMatrix(3, 5).cast<Scalar>();
  const Matrix<Scalar> expected = Scalar(0.5) * start + Scalar(2) * (a * b);
  const auto error = [&](const auto& multiply, const Matrix<Scalar>& left,
                         const Matrix<Scalar>& right) {
    Matrix<Scalar> c = start;
    multiply(Scalar(2), View(left), View(right), Scalar(0.5), View(c));
    return static_cast<double>((c - expected).cwiseAbs().maxCoeff());
  };
  const double rounding = 100 * std::numeric_limits<Scalar>::epsilon();
  EXPECT_LT(error(Multiply<Scalar>, a, b), rounding);
  EXPECT_LT(error(MultiplyTransposedLeft<Scalar>, at, b), rounding);
  EXPECT_LT(error(MultiplyTransposedRight<Scalar>, a, bt), rounding);
}

TEST(LinearAlgebra, ProductsAreEigens) {
  ExpectProductsAsEigens<float>();
  ExpectProductsAsEigens<double>();
}

TEST(LinearAlgebra, ProductsOverwriteWhatTheyDoNotKeep) {
  const Matrix<double> a = Matrix<double>::Identity(2, 2);
  Matrix<double> c = Matrix<double>::Constant(2, 2, std::numeric_limits<double>::quiet_NaN());
  Multiply(1.0, View(a), View(a), 0.0, View(c));
  EXPECT_EQ(c, a);
}

TEST(LinearAlgebra, EigenvaluesOfPathsAreKnown) {
  // The matrix with 2 on and -1 beside the diagonal: 2 - 2 cos(k pi / (n + 1)).
  constexpr Index n = 40;
  Matrix<double> path = 2 * Matrix<double>::Identity(n, n);
  path.diagonal(1).setConstant(-1);
  path.diagonal(-1).setConstant(-1);
  const EigenSystem system = SymmetricEigen(path);
  for (Index k = 1; k <= n; ++k) {
    EXPECT_NEAR(system.values[k - 1], 2 - 2 * std::cos(k * M_PI / (n + 1)), 1e-13);
  }
  EXPECT_LT(
      LargestEntry(system.vectors.transpose() * system.vectors - Matrix<double>::Identity(n, n)),
      1e-13);
}

TEST(LinearAlgebra, EigenvaluesMayCoincide) {
  const EigenSystem system = SymmetricEigen(3 * Matrix<double>::Identity(4, 4));
  for (const double value : system.values) EXPECT_EQ(value, 3);
  EXPECT_EQ(LargestEntry(system.vectors.cwiseAbs() - Matrix<double>::Identity(4, 4)), 0);
  EXPECT_EQ(SymmetricEigen(Matrix<double>::Constant(1, 1, -2)).values[0], -2);
}

TEST(LinearAlgebra, EigenpairsOfNumbersThatAreNotFiniteEnd) {
  const Matrix<double> nan =
      Matrix<double>::Constant(5, 5, std::numeric_limits<double>::quiet_NaN());
  EXPECT_TRUE(std::isnan(SymmetricEigen(nan).values[0]));
}

}  // namespace
}  // namespace playground
