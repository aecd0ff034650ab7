// The cost of a run is estimated from its definition before anything is made for it: a WebAssembly
// engine whose memory is exhausted stays broken, and an update cannot be interrupted.
#pragma once

#include <memory>
#include <vector>

#include "core/input_error.h"
#include "core/layout.h"
#include "core/types.h"
#include "definition/memory_budget.h"
#include "definition/run_spec.h"
#include "nn/network_spec.h"

namespace playground {

// Samples that a run trains on and is evaluated on.
struct DataSize {
  Index training = 0;
  Index validation = 0;
};

struct RunCost {
  double bytes = 0;  // With the checkpoints and the trail that a timeline keeps in any case.
  double multiply_adds = 0;  // For its costliest piece: one update, or one look at all the data.
};

// A quarter of what WebAssembly's memory can be: a worker holds several runs.
inline constexpr double kMostBytes = 512.0 * (1 << 20);
// About five seconds on one core; workers that are silent for ten are taken for stuck.
inline constexpr double kMostMultiplyAdds = 1e11;
// Beyond this a phone's memory would be at risk with a rule that keeps several vectors.
inline constexpr Index kMostParameters = 2'000'000;

// The tensors of a network, in the order in which it lays them out. (Norms' two vectors are
// counted; the few slopes that activations learn are not.)
Layout LayoutOf(const NetworkSpec& network);

// What a rule takes by itself: its memory, and an update's work beyond gradients.
RunCost CostOfRule(const OptimizerEntry& entry, const ParamValues& params, const Layout& layout);

RunCost CostOf(const RunSpec& spec, const NetworkSpec& network, const DataSize& data);

// The memory of a run that fits. If it does not, null, and *errors gets the field to make smaller
// and the largest value that fits.
std::shared_ptr<const void> ClaimMemory(const RunSpec& spec, const NetworkSpec& network,
                                        const DataSize& data, MemoryBudget& budget,
                                        std::vector<InputError>* errors);

}  // namespace playground
