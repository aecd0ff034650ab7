// These are the number types of the engine. Everything numeric is a template over Scalar: float in
// WebAssembly, double in the golden tests, Dual<Scalar> for exact Hessian-vector products.
#pragma once

#include <Eigen/Dense>
#include <cstdint>

namespace playground {

using Eigen::Index;

// Flat parameters, gradients, optimizer states.
template <class Scalar>
using Vector = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

// Row-major throughout: a weight matrix is out x in as in PyTorch; activations are
// features x batch (samples are columns), so one feature of all samples is contiguous.
template <class Scalar>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class Scalar>
using VectorMap = Eigen::Map<Vector<Scalar>>;
template <class Scalar>
using ConstVectorMap = Eigen::Map<const Vector<Scalar>>;
template <class Scalar>
using MatrixMap = Eigen::Map<Matrix<Scalar>>;
template <class Scalar>
using ConstMatrixMap = Eigen::Map<const Matrix<Scalar>>;

}  // namespace playground
