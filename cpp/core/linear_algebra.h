// Matrix methods (Shampoo, SOAP, K-FAC, Newton, ...) share this dense linear algebra. The
// decompositions are in double whatever the number type of the rule is: a fourth root of an almost
// singular Gram matrix loses all digits in float. All of it is compiled once, in plain loops over
// rows, because Eigen's solvers and products would be a tenth of the whole module.
#pragma once

#include "core/types.h"

namespace playground {

// c = keep * c + weight * (a b); a keep of 0 overwrites whatever c holds. c overlaps neither
// factor. Instantiated for float and double.
template <class Scalar>
void Multiply(Scalar weight, ConstMatrixMap<Scalar> a, ConstMatrixMap<Scalar> b, Scalar keep,
              MatrixMap<Scalar> c);
// The same for a' b and a b'.
template <class Scalar>
void MultiplyTransposedLeft(Scalar weight, ConstMatrixMap<Scalar> a, ConstMatrixMap<Scalar> b,
                            Scalar keep, MatrixMap<Scalar> c);
template <class Scalar>
void MultiplyTransposedRight(Scalar weight, ConstMatrixMap<Scalar> a, ConstMatrixMap<Scalar> b,
                             Scalar keep, MatrixMap<Scalar> c);

// A whole matrix as an argument of the above.
template <class Scalar>
ConstMatrixMap<Scalar> View(const Matrix<Scalar>& matrix) {
  return {matrix.data(), matrix.rows(), matrix.cols()};
}
template <class Scalar>
MatrixMap<Scalar> View(Matrix<Scalar>& matrix) {
  return {matrix.data(), matrix.rows(), matrix.cols()};
}

// Eigenvalues in ascending order; eigenvectors are the columns, in the same order.
struct EigenSystem {
  Vector<double> values;
  Matrix<double> vectors;
};

// `symmetric` is n x n; only its lower triangle is read.
EigenSystem SymmetricEigen(const Matrix<double>& symmetric);

// (scale * symmetric + shift I)^exponent of a positive semidefinite matrix. Eigenvalues that
// rounding made negative count as 0; directions that stay at 0 after the shift are left out, as in
// a pseudoinverse.
Matrix<double> SymmetricPower(const Matrix<double>& symmetric, double scale, double shift,
                              double exponent);

// The smallest x that minimises |symmetric x - right_side|; eigenvalues below `cutoff` times the
// largest (in magnitude) count as 0. The matrix may be indefinite.
Vector<double> SolveSymmetric(const Matrix<double>& symmetric, const Vector<double>& right_side,
                              double cutoff);

// Solves `matrix` x = `right_sides` (n x k) in place by Cholesky's factorisation; `matrix` (n x n)
// is overwritten. Returns false, with `right_sides` unchanged, unless the matrix is positive
// definite.
bool SolvePositiveDefinite(Matrix<double>& matrix, Matrix<double>& right_sides);

// Replaces an n x n matrix by Q of its QR factorisation (Householder), whose columns are
// orthonormal even where those of the matrix are dependent.
void Orthonormalize(Matrix<double>& matrix);

// result = left' middle right, and result = left middle right'; `scratch` is as large as middle.
void ToBasis(const Matrix<double>& left, const Matrix<double>& middle, const Matrix<double>& right,
             Matrix<double>& scratch, Matrix<double>& result);
void FromBasis(const Matrix<double>& left, const Matrix<double>& middle,
               const Matrix<double>& right, Matrix<double>& scratch, Matrix<double>& result);

}  // namespace playground
