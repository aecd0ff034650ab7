#include "core/linear_algebra.h"

#include <algorithm>
#include <cmath>

namespace playground {
namespace {

// vectors diag(values) vectors'.
Matrix<double> Compose(const Matrix<double>& vectors, const Vector<double>& values) {
  const Matrix<double> scaled = vectors * values.asDiagonal();
  Matrix<double> result(vectors.rows(), vectors.rows());
  result.noalias() = scaled * vectors.transpose();
  return result;
}

// Lower triangle of the factor, in place; false if a pivot is not positive.
bool Factorize(Matrix<double>& a) {
  for (Index i = 0; i < a.rows(); ++i) {
    for (Index j = 0; j < i; ++j) {
      a(i, j) = (a(i, j) - a.row(i).head(j).dot(a.row(j).head(j))) / a(j, j);
    }
    const double pivot = a(i, i) - a.row(i).head(i).squaredNorm();
    if (!(pivot > 0 && std::isfinite(pivot))) return false;
    a(i, i) = std::sqrt(pivot);
  }
  return true;
}

}  // namespace

EigenSystem SymmetricEigen(const Matrix<double>& symmetric) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(symmetric);
  return {solver.eigenvalues(), solver.eigenvectors()};
}

Matrix<double> SymmetricPower(const Matrix<double>& symmetric, double shift, double exponent) {
  EigenSystem system = SymmetricEigen(symmetric);
  for (double& value : system.values) {
    const double base = std::max(value, 0.0) + shift;
    value = base > 0 ? std::pow(base, exponent) : 0;
  }
  return Compose(system.vectors, system.values);
}

Vector<double> SolveSymmetric(const Matrix<double>& symmetric, const Vector<double>& right_side,
                              double cutoff) {
  const EigenSystem system = SymmetricEigen(symmetric);
  const double smallest = cutoff * system.values.cwiseAbs().maxCoeff();
  Vector<double> coordinates = system.vectors.transpose() * right_side;
  for (Index i = 0; i < coordinates.size(); ++i) {
    const double value = system.values[i];
    coordinates[i] = std::fabs(value) > smallest ? coordinates[i] / value : 0;
  }
  return system.vectors * coordinates;
}

bool SolvePositiveDefinite(Matrix<double>& matrix, Matrix<double>& right_sides) {
  if (!Factorize(matrix)) return false;
  const Index n = matrix.rows();
  for (Index i = 0; i < n; ++i) {
    for (Index j = 0; j < i; ++j) right_sides.row(i) -= matrix(i, j) * right_sides.row(j);
    right_sides.row(i) /= matrix(i, i);
  }
  for (Index i = n - 1; i >= 0; --i) {
    for (Index j = i + 1; j < n; ++j) right_sides.row(i) -= matrix(j, i) * right_sides.row(j);
    right_sides.row(i) /= matrix(i, i);
  }
  return true;
}

void Orthonormalize(Matrix<double>& matrix) {
  const Index n = matrix.rows();
  // Reflection k maps the rest of column k onto its first coordinate; Q is their product.
  Eigen::MatrixXd a = matrix;
  Eigen::MatrixXd reflections = Eigen::MatrixXd::Zero(n, n);
  Eigen::RowVectorXd products(n);
  for (Index k = 0; k < n; ++k) {
    auto v = reflections.col(k).tail(n - k);
    v = a.col(k).tail(n - k);
    v[0] += std::copysign(v.norm(), v[0]);
    const double length = v.norm();
    if (!(length > 0)) continue;  // Nothing left of this column: no reflection.
    v /= length;
    auto rest = a.bottomRightCorner(n - k, n - k);
    auto product = products.head(n - k);
    product.noalias() = v.transpose() * rest;
    rest.noalias() -= (2 * v) * product;
  }
  a.setIdentity();
  for (Index k = n - 1; k >= 0; --k) {
    const auto v = reflections.col(k).tail(n - k);
    auto rest = a.bottomRightCorner(n - k, n - k);
    auto product = products.head(n - k);
    product.noalias() = v.transpose() * rest;
    rest.noalias() -= (2 * v) * product;
  }
  matrix = a;
}

void AccumulateRowGram(double keep, double weight, const Matrix<double>& g,
                       Matrix<double>& result) {
  result *= keep;
  result.noalias() += weight * g * g.transpose();
}

void AccumulateColumnGram(double keep, double weight, const Matrix<double>& g,
                          Matrix<double>& result) {
  result *= keep;
  result.noalias() += weight * g.transpose() * g;
}

void ToBasis(const Matrix<double>& left, const Matrix<double>& middle, const Matrix<double>& right,
             Matrix<double>& scratch, Matrix<double>& result) {
  scratch.noalias() = left.transpose() * middle;
  result.noalias() = scratch * right;
}

void FromBasis(const Matrix<double>& left, const Matrix<double>& middle,
               const Matrix<double>& right, Matrix<double>& scratch, Matrix<double>& result) {
  scratch.noalias() = left * middle;
  result.noalias() = scratch * right.transpose();
}

}  // namespace playground
