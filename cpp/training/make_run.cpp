#include "training/make_run.h"

#include <utility>

#include "definition/network_definition.h"
#include "training/network_training.h"
#include "training/run_cost.h"
#include "training/surface_training.h"

namespace playground {

std::unique_ptr<Run<float>> MakeRun(const RunInput& input, const Dataset* own, DataStore& store,
                                    std::vector<Problem>* problems) {
  const auto spec = MakeRunSpec(input, problems);
  if (!spec) return nullptr;
  using Problem = AnyTrainingProblem<float>;
  if (spec->on_surface()) {
    if constexpr (kStartModule) {
      return nullptr;
    } else {
      return std::make_unique<Run<float>>(*spec, Problem::Make<SurfaceTraining<float>>(*spec));
    }
  }
  auto data = store.Get(*spec, own, problems);
  if (!data) return nullptr;
  const NetworkSpec network = MakeNetworkSpec(*spec, *data, problems);
  const DataSize size{data->training.samples, data->validation.samples};
  auto memory = ClaimMemory(*spec, network, size, store.budget(), problems);
  if (!memory) return nullptr;
  auto run = std::make_unique<Run<float>>(
      *spec, Problem::Make<NetworkTraining<float>>(*spec, network, std::move(data)));
  run->Hold(std::move(memory));
  return run;
}

}  // namespace playground
