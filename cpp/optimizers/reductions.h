// Sums over vectors are in double: a float sum loses digits with its length, and squares of a large
// gradient overflow. They are not inlined, because a rule is no faster for it and the module has
// one copy of each.
#pragma once

#include <cmath>

#include "core/types.h"

namespace playground {

template <class First, class Second>
[[gnu::noinline]] double Dot(const Eigen::MatrixBase<First>& first,
                             const Eigen::MatrixBase<Second>& second) {
  return first.template cast<double>().cwiseProduct(second.template cast<double>()).sum();
}

// Euclidean (Frobenius) norm.
template <class Values>
[[gnu::noinline]] double Norm(const Eigen::MatrixBase<Values>& values) {
  return std::sqrt(values.template cast<double>().squaredNorm());
}

// Sum of absolute values.
template <class Values>
[[gnu::noinline]] double AbsoluteSum(const Eigen::MatrixBase<Values>& values) {
  return values.template cast<double>().cwiseAbs().sum();
}

// Root of the mean square; 0 for an empty vector.
template <class Values>
double RootMeanSquare(const Eigen::MatrixBase<Values>& values) {
  return values.size() == 0 ? 0 : Norm(values) / std::sqrt(static_cast<double>(values.size()));
}

}  // namespace playground
