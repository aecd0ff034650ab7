// A window holds the last few vectors of a sequence, for rules that average over a fixed number of
// steps.
#pragma once

#include "core/types.h"

namespace playground {

// Holds `length` vectors of `size` entries, zeros at first; each new one replaces the oldest. Sums
// are formed anew every time: adding the newest and subtracting the oldest would drift and could
// become negative.
template <class Scalar>
class Window {
 public:
  Window(Index length, Index size) : size_(size), values_(Matrix<Scalar>::Zero(length, size)) {}

  Index StateSize() const { return values_.size(); }
  Index length() const { return values_.rows(); }

  // Entries [start, start + count) of the vector stored `age` calls of Advance() ago, age in
  // [0, length).
  auto Block(Index age, Index start, Index count) {
    const Index slot = (newest_ + length() - age) % length();
    using Array = Eigen::Array<Scalar, Eigen::Dynamic, 1>;
    return Eigen::Map<Array>(values_.data() + slot * size_ + start, count);
  }

  // The sum over the steps whose age is in [first, last).
  Vector<Scalar> Sum(Index first, Index last) const {
    Vector<Scalar> sum = Vector<Scalar>::Zero(size_);
    for (Index age = first; age < last; ++age) {
      sum += values_.row((newest_ + length() - age) % length()).transpose();
    }
    return sum;
  }

  // Makes room: the oldest vector, still with its values, is now the one of age 0.
  void Advance() {
    if (length() > 0) newest_ = (newest_ + 1) % length();
  }

  // Adds the vectors of ages [first_age, length) to `sum`, oldest last.
  template <class Array>
  void AddTo(Array& sum, Index first_age, Index start) {
    for (Index age = first_age; age < length(); ++age) sum += Block(age, start, sum.size());
  }

 private:
  Index size_;
  Index newest_ = 0;
  Matrix<Scalar> values_;
};

}  // namespace playground
