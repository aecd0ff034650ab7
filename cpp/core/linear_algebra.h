// Dense linear algebra of the matrix methods (Shampoo, SOAP, K-FAC, Newton, ...), in double
// whatever the number type of the rule is: a fourth root of an almost singular Gram matrix loses
// all digits in float. Compiled once, so that the module carries one copy of each solver.
#pragma once

#include "core/types.h"

namespace playground {

// Eigenvalues in ascending order; eigenvectors are the columns, in the same order.
struct EigenSystem {
  Vector<double> values;
  Matrix<double> vectors;
};

// `symmetric` is n x n; only its lower triangle is read.
EigenSystem SymmetricEigen(const Matrix<double>& symmetric);

// (symmetric + shift I)^exponent of a positive semidefinite matrix. Eigenvalues that rounding made
// negative count as 0; directions that stay at 0 after the shift are left out, as in a
// pseudoinverse.
Matrix<double> SymmetricPower(const Matrix<double>& symmetric, double shift, double exponent);

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

// result = keep * result + weight * (g g' or g' g).
void AccumulateRowGram(double keep, double weight, const Matrix<double>& g, Matrix<double>& result);
void AccumulateColumnGram(double keep, double weight, const Matrix<double>& g,
                          Matrix<double>& result);

// result = left' middle right, and result = left middle right'; `scratch` is as large as middle.
void ToBasis(const Matrix<double>& left, const Matrix<double>& middle, const Matrix<double>& right,
             Matrix<double>& scratch, Matrix<double>& result);
void FromBasis(const Matrix<double>& left, const Matrix<double>& middle,
               const Matrix<double>& right, Matrix<double>& scratch, Matrix<double>& result);

}  // namespace playground
