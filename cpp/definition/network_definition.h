// A definition and a data set together describe a network.
#pragma once

#include <vector>

#include "data/prepare.h"
#include "definition/run_spec.h"
#include "nn/network.h"

namespace playground {

// The network that a definition and a data set give. What does not fit together (a classification
// loss on a regression) is reported and replaced by what does.
template <class Scalar>
NetworkSpec MakeNetworkSpec(const RunSpec& spec, const PreparedData<Scalar>& data,
                            std::vector<InputError>* errors);

}  // namespace playground
