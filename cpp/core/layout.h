// A layout says which stretch of the flat parameter vector is which tensor.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/types.h"

namespace playground {

// One tensor, stored row-major at [offset, offset + size()) of the flat vector.
struct Tensor {
  std::string name;  // "0.W": layer 0's weight; "b", "gamma", "beta", "a" likewise.
  Index rows = 0;    // A vector of n has rows = n, cols = 1, is_matrix = false.
  Index cols = 1;
  bool is_matrix = false;
  Index layer = 0;  // Index of the dense layer it belongs to, for per-layer rates and views.
  Index offset = 0;

  Index size() const { return rows * cols; }
};

class Layout {
 public:
  const std::vector<Tensor>& tensors() const { return tensors_; }
  Index size() const { return size_; }

  // Appends a matrix of rows x cols; returns its index in tensors().
  Index AddMatrix(std::string name, Index rows, Index cols, Index layer = 0) {
    return Add({std::move(name), rows, cols, true, layer, size_});
  }
  Index AddVector(std::string name, Index length, Index layer = 0) {
    return Add({std::move(name), length, 1, false, layer, size_});
  }

  template <class Scalar>
  VectorMap<Scalar> Flat(Index tensor, Vector<Scalar>& all) const {
    return {all.data() + tensors_[tensor].offset, tensors_[tensor].size()};
  }
  template <class Scalar>
  ConstVectorMap<Scalar> Flat(Index tensor, const Vector<Scalar>& all) const {
    return {all.data() + tensors_[tensor].offset, tensors_[tensor].size()};
  }
  template <class Scalar>
  MatrixMap<Scalar> AsMatrix(Index tensor, Vector<Scalar>& all) const {
    const Tensor& t = tensors_[tensor];
    return {all.data() + t.offset, t.rows, t.cols};
  }
  template <class Scalar>
  ConstMatrixMap<Scalar> AsMatrix(Index tensor, const Vector<Scalar>& all) const {
    const Tensor& t = tensors_[tensor];
    return {all.data() + t.offset, t.rows, t.cols};
  }

 private:
  Index Add(Tensor tensor) {
    size_ += tensor.size();
    tensors_.push_back(std::move(tensor));
    return static_cast<Index>(tensors_.size()) - 1;
  }

  std::vector<Tensor> tensors_;
  Index size_ = 0;
};

}  // namespace playground
