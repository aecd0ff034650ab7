// Intermediate results live in memory that grows and is used again.
#pragma once

#include "core/types.h"

namespace playground {

// Working memory. A copy starts empty: nothing in it outlives a call.
template <class T>
class Scratch {
 public:
  Scratch() = default;
  Scratch(const Scratch&) {}
  Scratch(Scratch&&) noexcept = default;
  Scratch& operator=(const Scratch&) { return *this; }
  Scratch& operator=(Scratch&&) noexcept = default;

  T* Reserve(Index size) {
    if (data_.size() < size) data_.resize(size);
    return data_.data();
  }
  T* data() { return data_.data(); }
  const T* data() const { return data_.data(); }

 private:
  Vector<T> data_;
};

}  // namespace playground
