// A formula is a schedule or surface that the user wrote: it makes one number from a few.
#pragma once

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "own/scalar_program.h"

namespace playground {

class OwnFormula {
 public:
  // `inputs`: how many slots are set from outside.
  OwnFormula(Program program, int inputs)
      : program_(std::move(program)), prepared_(static_cast<std::size_t>(program_.slots), 0.0) {
    std::copy(program_.constants.begin(), program_.constants.end(), prepared_.begin() + inputs);
    RunScalars(program_.setup, prepared_.data());
  }

  // Allocates nothing: a surface is asked for thousands of points.
  template <class T, std::size_t kCount>
  T Value(const std::array<T, kCount>& inputs) const {
    std::array<T, kMostFormulaSlots> slots;
    std::copy(prepared_.begin(), prepared_.end(), slots.begin());
    std::copy(inputs.begin(), inputs.end(), slots.begin());
    for (const Program::Pass& pass : program_.passes) RunScalars(pass.scalars, slots.data());
    return slots[static_cast<std::size_t>(program_.result)];
  }

 private:
  Program program_;
  std::vector<double> prepared_;  // All slots after the setup.
};

}  // namespace playground
