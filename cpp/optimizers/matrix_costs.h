// What rules with matrices take, for their entries: see OptimizerDetails.
#pragma once

#include "core/optimizer.h"

namespace playground {

// A curvature of all parameters in single precision, and the system that is solved in double.
inline double DenseSystemMemory(const ParamValues&, const Layout& layout) {
  const double size = static_cast<double>(layout.size());
  return 12 * size * size + kUsualVectors * size;
}

// A Hessian-vector product or a row of the Jacobian per parameter, in numbers that cost twice as
// much.
inline double DenseSystemGradients(const ParamValues&, const Layout& layout) {
  return 2 * static_cast<double>(layout.size());
}

// Two factors per matrix with what they are decomposed into, and vectors, in double precision.
inline double FactorMemory(const ParamValues&, const Layout& layout) {
  const double vectors = 2 * kUsualVectors * static_cast<double>(layout.size());
  return vectors + SumOfMatrices(layout, [](double rows, double columns) {
           return 16 * (rows * rows + columns * columns);
         });
}

// Eigenvectors or roots of both factors, over which the solver goes many times.
inline double FactorWork(const ParamValues&, const Layout& layout) {
  return SumOfMatrices(layout, [](double rows, double columns) {
    return 30 * (rows * rows * rows + columns * columns * columns);
  });
}

}  // namespace playground
