// Rules that deep maps use are in the WebAssembly build in double, too, which has all others in
// float only.
#pragma once

#include "core/module.h"
#include "core/optimizer.h"

namespace playground {

// `constexpr OptimizerEntry entry = AlsoInDouble<Sgd>(WithRule<Sgd>({...}));`
template <template <class> class Rule>
constexpr OptimizerEntry AlsoInDouble(OptimizerEntry entry) {
  if constexpr (!kStartModule) {
    entry.details.make_double = &MakeRule<Rule>::template Make<double>;
  }
  return entry;
}

}  // namespace playground
