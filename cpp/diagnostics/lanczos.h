// The Lanczos iteration finds the largest eigenvalue of a symmetric operator that is known by its
// products only.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/linear_algebra.h"
#include "core/types.h"

namespace playground {

struct LargestEigenvalue {
  double value = std::numeric_limits<double>::quiet_NaN();
  double error = std::numeric_limits<double>::quiet_NaN();  // Estimate.
  int products = 0;
};

struct LanczosOptions {
  int basis = 8;            // Vectors kept between restarts, >= 2.
  int most_products = 8;    // Then what is known is given back.
  double tolerance = 1e-4;  // Relative error of the value at which it stops.
};

// Restarted Lanczos iteration with full orthogonalisation (Golub & Van Loan 2013, 10.1 and 10.5).
// times(x, y): y = A x; returns false to give up. *vector, not 0, is where it starts and becomes
// the eigenvector found, of length 1: starting from that of a similar matrix saves most of the
// work.
template <class Scalar>
class Lanczos {
 public:
  template <class Times>
  LargestEigenvalue Find(Times&& times, const LanczosOptions& options, Vector<Scalar>* vector) {
    LargestEigenvalue found;
    while (found.products < options.most_products) {
      const int most = std::min(options.basis, options.most_products - found.products);
      if (!Expand(times, most, options.tolerance, vector, &found)) return {};
      if (!(found.error > options.tolerance * std::abs(found.value))) break;
    }
    return found;
  }

 private:
  static constexpr double kCaution = 10;

  // One round: a basis from *vector, and the best vector in it. False: not finite.
  template <class Times>
  bool Expand(Times&& times, int most, double tolerance, Vector<Scalar>* vector,
              LargestEigenvalue* found) {
    const Index n = vector->size();
    basis_.resize(static_cast<std::size_t>(most));
    Matrix<double> projected = Matrix<double>::Zero(most, most);
    product_.resize(n);
    basis_[0] = *vector / vector->norm();
    EigenSystem system;
    int size = 0;
    double rest = 0;
    while (size < most) {
      if (!times(basis_[static_cast<std::size_t>(size)], product_)) return false;
      ++found->products;
      // Twice is enough (Kahan, Parlett): the second pass removes what rounding left.
      for (int pass = 0; pass < 2; ++pass) {
        for (int i = 0; i <= size; ++i) {
          const Vector<Scalar>& q = basis_[static_cast<std::size_t>(i)];
          const Scalar part = q.dot(product_);
          product_ -= part * q;
          projected(size, i) += static_cast<double>(part);
        }
      }
      for (int i = 0; i < size; ++i) projected(i, size) = projected(size, i);
      rest = static_cast<double>(product_.norm());
      if (!std::isfinite(rest)) return false;
      ++size;
      system = SymmetricEigen(projected.topLeftCorner(size, size));
      SetError(system, size, n, rest, found);
      const bool is_good = size > 1 && found->error <= tolerance * std::abs(found->value);
      if (is_good || size == n || size == most || !(rest > 0)) break;
      basis_[static_cast<std::size_t>(size)] = product_ / static_cast<Scalar>(rest);
    }
    Compose(system, size, vector);
    return true;
  }

  // |A y - value y| = rest |last coordinate of y|, which bounds the error; its square over the
  // distance to the next eigenvalue does so more closely. That distance is known only roughly.
  static void SetError(const EigenSystem& system, int size, Index n, double rest,
                       LargestEigenvalue* found) {
    const int top = size - 1;
    found->value = system.values[top];
    const double residual = size == n ? 0 : rest * std::abs(system.vectors(top, top));
    const double gap = size > 1 ? system.values[top] - system.values[top - 1] : 0;
    // (A gap of 0 makes the second one infinite or NaN, which min() passes over.)
    found->error = std::min(residual, kCaution * residual * residual / gap);
  }

  void Compose(const EigenSystem& system, int size, Vector<Scalar>* vector) {
    vector->setZero();
    for (int i = 0; i < size; ++i) {
      *vector +=
          static_cast<Scalar>(system.vectors(i, size - 1)) * basis_[static_cast<std::size_t>(i)];
    }
  }

  std::vector<Vector<Scalar>> basis_;
  Vector<Scalar> product_;
};

}  // namespace playground
