#include "core/linear_algebra.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace playground {
namespace {

// Everything below is made of these three, along rows; one copy of each is enough.

template <class Scalar>
[[gnu::noinline]] Scalar Dot(Index size, const Scalar* x, const Scalar* y) {
  using Values = Eigen::Map<const Vector<Scalar>>;
  return Values(x, size).dot(Values(y, size));
}

// y += factor * x.
template <class Scalar>
[[gnu::noinline]] void AddMultiple(Index size, Scalar factor, const Scalar* __restrict x,
                                   Scalar* __restrict y) {
  for (Index i = 0; i < size; ++i) y[i] += factor * x[i];
}

// y += sum of factor[k] * x[k * stride ...] for four k at once: y is loaded and stored once.
template <class Scalar>
[[gnu::noinline]] void AddFourMultiples(Index size, const Scalar (&factor)[4],
                                        const Scalar* __restrict x, Index stride,
                                        Scalar* __restrict y) {
  const Scalar *x1 = x + stride, *x2 = x1 + stride, *x3 = x2 + stride;
  const Scalar f0 = factor[0], f1 = factor[1], f2 = factor[2], f3 = factor[3];
  for (Index i = 0; i < size; ++i) {
    y[i] += (f0 * x[i] + f1 * x1[i]) + (f2 * x2[i] + f3 * x3[i]);
  }
}

template <class Scalar>
void ScaleRow(Scalar factor, Scalar* row, Index size) {
  // Not a product with 0, which would keep a NaN.
  for (Index i = 0; i < size; ++i) row[i] = factor == 0 ? Scalar(0) : factor * row[i];
}

// c = keep * c + weight * l b, where entry (i, k) of l is left[i * row_step + k * inner_step].
template <class Scalar>
[[gnu::noinline]] void MultiplyRows(Scalar weight, const Scalar* left, Index row_step,
                                    Index inner_step, const ConstMatrixMap<Scalar>& b, Scalar keep,
                                    MatrixMap<Scalar>& c) {
  const Index inner = b.rows(), columns = b.cols();
  for (Index i = 0; i < c.rows(); ++i) {
    const Scalar* factors = left + i * row_step;
    Scalar* row = c.data() + i * columns;
    ScaleRow(keep, row, columns);
    Index k = 0;
    for (; k + 4 <= inner; k += 4) {
      Scalar four[4];
      for (Index j = 0; j < 4; ++j) four[j] = weight * factors[(k + j) * inner_step];
      AddFourMultiples(columns, four, b.data() + k * columns, columns, row);
    }
    for (; k < inner; ++k) {
      AddMultiple(columns, weight * factors[k * inner_step], b.data() + k * columns, row);
    }
  }
}

}  // namespace

template <class Scalar>
void Multiply(Scalar weight, ConstMatrixMap<Scalar> a, ConstMatrixMap<Scalar> b, Scalar keep,
              MatrixMap<Scalar> c) {
  MultiplyRows(weight, a.data(), a.cols(), 1, b, keep, c);
}

template <class Scalar>
void MultiplyTransposedLeft(Scalar weight, ConstMatrixMap<Scalar> a, ConstMatrixMap<Scalar> b,
                            Scalar keep, MatrixMap<Scalar> c) {
  MultiplyRows(weight, a.data(), 1, a.cols(), b, keep, c);
}

template <class Scalar>
void MultiplyTransposedRight(Scalar weight, ConstMatrixMap<Scalar> a, ConstMatrixMap<Scalar> b,
                             Scalar keep, MatrixMap<Scalar> c) {
  const Index inner = a.cols();
  for (Index i = 0; i < c.rows(); ++i) {
    Scalar* row = c.data() + i * c.cols();
    ScaleRow(keep, row, c.cols());
    for (Index j = 0; j < c.cols(); ++j) {
      row[j] += weight * Dot(inner, a.data() + i * inner, b.data() + j * inner);
    }
  }
}

#define PLAYGROUND_INSTANTIATE(Scalar)                                                          \
  template void Multiply(Scalar, ConstMatrixMap<Scalar>, ConstMatrixMap<Scalar>, Scalar,        \
                         MatrixMap<Scalar>);                                                    \
  template void MultiplyTransposedLeft(Scalar, ConstMatrixMap<Scalar>, ConstMatrixMap<Scalar>,  \
                                       Scalar, MatrixMap<Scalar>);                              \
  template void MultiplyTransposedRight(Scalar, ConstMatrixMap<Scalar>, ConstMatrixMap<Scalar>, \
                                        Scalar, MatrixMap<Scalar>)
PLAYGROUND_INSTANTIATE(float);
PLAYGROUND_INSTANTIATE(double);
#undef PLAYGROUND_INSTANTIATE

namespace {

// A square matrix by its rows.
class Rows {
 public:
  explicit Rows(Matrix<double>& matrix) : first_(matrix.data()), size_(matrix.cols()) {}
  double* operator[](Index i) const { return first_ + i * size_; }

 private:
  double* first_;
  Index size_;
};

// Makes `v` (holding x) the unit vector whose reflection I - 2 v v' maps x onto a multiple of its
// first coordinate; 0 if x is. Returns that multiple.
double MakeReflection(Index size, double* v) {
  const double norm = std::sqrt(Dot(size, v, v));
  const double image = -std::copysign(norm, v[0]);
  v[0] -= image;
  const double length = std::sqrt(Dot(size, v, v));
  for (Index i = 0; i < size; ++i) v[i] = length > 0 ? v[i] / length : 0;
  return image;
}

// row -= 2 (row' v) v'.
void Reflect(Index size, const double* v, double* row) {
  AddMultiple(size, -2 * Dot(size, row, v), v, row);
}

// The transpose of H_0 H_1 ..., where H_k reflects along row k of `reflections`, which is 0 before
// column k + offset.
Matrix<double> ReflectionProduct(Matrix<double>& reflections, Index offset) {
  const Index n = reflections.rows();
  Matrix<double> product = Matrix<double>::Identity(n, n);
  const Rows v(reflections), rows(product);
  for (Index k = n - 1 - offset; k >= 0; --k) {
    const Index start = k + offset;
    for (Index i = start; i < n; ++i) Reflect(n - start, v[k] + start, rows[i] + start);
  }
  return product;
}

// a = Q T Q' with T tridiagonal, by Householder's reflections (Golub & Van Loan, section 8.3.1).
// `a` is symmetric and lost; returns Q'.
Matrix<double> Tridiagonalize(Matrix<double>& a, Vector<double>& diagonal, Vector<double>& beside) {
  const Index n = a.rows();
  Matrix<double> reflections = Matrix<double>::Zero(n, n);
  const Rows rows(a), vs(reflections);
  Vector<double> w(n);
  for (Index k = 0; k + 1 < n; ++k) {
    const Index start = k + 1, rest = n - start;
    double* v = vs[k] + start;
    std::copy_n(rows[k] + start, rest, v);
    beside[k] = MakeReflection(rest, v);
    // a <- H a H = a - v w' - w v' with p = 2 a v, w = p - (p'v) v.
    for (Index i = 0; i < rest; ++i) w[i] = 2 * Dot(rest, rows[start + i] + start, v);
    AddMultiple(rest, -Dot(rest, w.data(), v), v, w.data());
    for (Index i = 0; i < rest; ++i) {
      AddMultiple(rest, -v[i], w.data(), rows[start + i] + start);
      AddMultiple(rest, -w[i], v, rows[start + i] + start);
    }
  }
  diagonal = a.diagonal();
  return ReflectionProduct(reflections, 1);
}

// One implicit QL step with Wilkinson's shift on the block first..last of a tridiagonal matrix,
// whose eigenvector estimates are the rows of `basis` (Golub & Van Loan, section 8.3.3, mirrored).
void StepQl(Index first, Index last, Vector<double>& d, Vector<double>& e, Matrix<double>& basis) {
  const Rows rows(basis);
  const Index n = basis.rows();
  const double half_gap = (d[first + 1] - d[first]) / (2 * e[first]);
  const double root = std::copysign(std::hypot(half_gap, 1.0), half_gap);
  double g = d[last] - d[first] + e[first] / (half_gap + root);
  double sine = 1, cosine = 1, shift = 0;
  for (Index i = last - 1; i >= first; --i) {
    const double f = sine * e[i], b = cosine * e[i];
    const double r = std::hypot(f, g);
    e[i + 1] = r;
    if (r == 0) {  // The matrix splits here.
      d[i + 1] -= shift;
      e[last] = 0;
      return;
    }
    sine = f / r;
    cosine = g / r;
    g = d[i + 1] - shift;
    const double change = (d[i] - g) * sine + 2 * cosine * b;
    shift = sine * change;
    d[i + 1] = g + shift;
    g = cosine * change - b;
    double *lower = rows[i], *upper = rows[i + 1];
    for (Index k = 0; k < n; ++k) {
      const double kept = upper[k];
      upper[k] = sine * lower[k] + cosine * kept;
      lower[k] = cosine * lower[k] - sine * kept;
    }
  }
  d[first] -= shift;
  e[first] = g;
  e[last] = 0;
}

// Makes the tridiagonal matrix diagonal.
void IterateQl(Vector<double>& d, Vector<double>& e, Matrix<double>& basis) {
  constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
  constexpr int kMostSteps = 60;  // Two or three are usual; numbers that are not finite use all.
  const Index n = d.size();
  for (Index first = 0; first < n; ++first) {
    for (int step = 0; step < kMostSteps; ++step) {
      Index last = first;
      while (last + 1 < n &&
             !(std::fabs(e[last]) <= kEpsilon * (std::fabs(d[last]) + std::fabs(d[last + 1])))) {
        ++last;
      }
      if (last == first) break;
      StepQl(first, last, d, e, basis);
    }
  }
}

// Lower triangle of Cholesky's factor, in place; false if a pivot is not positive.
bool Factorize(Matrix<double>& a) {
  const Rows rows(a);
  for (Index i = 0; i < a.rows(); ++i) {
    for (Index j = 0; j < i; ++j) {
      rows[i][j] = (rows[i][j] - Dot(j, rows[i], rows[j])) / rows[j][j];
    }
    const double pivot = rows[i][i] - Dot(i, rows[i], rows[i]);
    if (!(pivot > 0 && std::isfinite(pivot))) return false;
    rows[i][i] = std::sqrt(pivot);
  }
  return true;
}

}  // namespace

EigenSystem SymmetricEigen(const Matrix<double>& symmetric) {
  const Index n = symmetric.rows();
  Matrix<double> work = symmetric;
  for (Index i = 0; i < n; ++i) {
    for (Index j = 0; j < i; ++j) work(j, i) = work(i, j);
  }
  EigenSystem system{Vector<double>(n), Matrix<double>(n, n)};
  Vector<double> beside = Vector<double>::Zero(n);
  Matrix<double> basis = Tridiagonalize(work, system.values, beside);
  IterateQl(system.values, beside, basis);
  for (Index i = 0; i < n; ++i) {
    Index smallest = i;
    for (Index j = i + 1; j < n; ++j) {
      if (system.values[j] < system.values[smallest]) smallest = j;
    }
    std::swap(system.values[i], system.values[smallest]);
    std::swap_ranges(Rows(basis)[i], Rows(basis)[i] + n * (smallest != i), Rows(basis)[smallest]);
    for (Index j = 0; j < n; ++j) system.vectors(j, i) = basis(i, j);
  }
  return system;
}

Matrix<double> SymmetricPower(const Matrix<double>& symmetric, double scale, double shift,
                              double exponent) {
  const EigenSystem system = SymmetricEigen(symmetric);
  const Index n = symmetric.rows();
  Matrix<double> scaled = system.vectors;
  for (Index j = 0; j < n; ++j) {
    const double base = std::max(scale * system.values[j], 0.0) + shift;
    const double power = base > 0 ? std::pow(base, exponent) : 0;
    for (Index i = 0; i < n; ++i) scaled(i, j) *= power;
  }
  Matrix<double> result(n, n);
  MultiplyTransposedRight(1.0, View(std::as_const(scaled)), View(system.vectors), 0.0,
                          View(result));
  return result;
}

Vector<double> SolveSymmetric(const Matrix<double>& symmetric, const Vector<double>& right_side,
                              double cutoff) {
  const Index n = symmetric.rows();
  const EigenSystem system = SymmetricEigen(symmetric);
  double largest = 0;
  for (const double value : system.values) largest = std::max(largest, std::fabs(value));
  Vector<double> coordinates(n), solution(n);
  MultiplyTransposedLeft<double>(1, View(system.vectors), {right_side.data(), n, 1}, 0,
                                 {coordinates.data(), n, 1});
  for (Index i = 0; i < n; ++i) {
    const double value = system.values[i];
    coordinates[i] = std::fabs(value) > cutoff * largest ? coordinates[i] / value : 0;
  }
  Multiply<double>(1, View(system.vectors), {coordinates.data(), n, 1}, 0, {solution.data(), n, 1});
  return solution;
}

bool SolvePositiveDefinite(Matrix<double>& matrix, Matrix<double>& right_sides) {
  if (!Factorize(matrix)) return false;
  const Index n = matrix.rows(), width = right_sides.cols();
  const Rows rows(matrix), x(right_sides);
  for (Index i = 0; i < n; ++i) {
    for (Index j = 0; j < i; ++j) AddMultiple(width, -rows[i][j], x[j], x[i]);
    ScaleRow(1 / rows[i][i], x[i], width);
  }
  for (Index i = n - 1; i >= 0; --i) {
    for (Index j = i + 1; j < n; ++j) AddMultiple(width, -rows[j][i], x[j], x[i]);
    ScaleRow(1 / rows[i][i], x[i], width);
  }
  return true;
}

void Orthonormalize(Matrix<double>& matrix) {
  const Index n = matrix.rows();
  // Reflection k maps the rest of column k onto its first coordinate. Columns as rows.
  Matrix<double> columns = matrix.transpose();
  Matrix<double> reflections = Matrix<double>::Zero(n, n);
  const Rows rows(columns), vs(reflections);
  for (Index k = 0; k < n; ++k) {
    double* v = vs[k] + k;
    std::copy_n(rows[k] + k, n - k, v);
    MakeReflection(n - k, v);
    for (Index j = k + 1; j < n; ++j) Reflect(n - k, v, rows[j] + k);
  }
  matrix = ReflectionProduct(reflections, 0).transpose();
}

void ToBasis(const Matrix<double>& left, const Matrix<double>& middle, const Matrix<double>& right,
             Matrix<double>& scratch, Matrix<double>& result) {
  MultiplyTransposedLeft(1.0, View(left), View(middle), 0.0, View(scratch));
  Multiply(1.0, View(std::as_const(scratch)), View(right), 0.0, View(result));
}

void FromBasis(const Matrix<double>& left, const Matrix<double>& middle,
               const Matrix<double>& right, Matrix<double>& scratch, Matrix<double>& result) {
  Multiply(1.0, View(left), View(middle), 0.0, View(scratch));
  MultiplyTransposedRight(1.0, View(std::as_const(scratch)), View(right), 0.0, View(result));
}

}  // namespace playground
