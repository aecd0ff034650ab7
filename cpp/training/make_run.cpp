#include "training/make_run.h"

#include <utility>

#include "definition/network_definition.h"
#include "training/network_training.h"
#include "training/run_cost.h"
#include "training/surface_training.h"

namespace playground {

std::unique_ptr<Run<float>> MakeRun(const RunInput& input, const Dataset* own, DataStore& store,
                                    std::vector<InputError>* errors) {
  const auto spec = MakeRunSpec(input, errors);
  if (!spec) return nullptr;
  using Training = AnyTrainingProblem<float>;
  if (spec->on_surface()) {
    if constexpr (kStartModule) {
      return nullptr;
    } else {
      return std::make_unique<Run<float>>(*spec, Training::Make<SurfaceTraining<float>>(*spec));
    }
  }
  auto data = store.Get(*spec, own, errors);
  if (!data) return nullptr;
  const NetworkSpec network = MakeNetworkSpec(*spec, *data, errors);
  const DataSize size{data->training.samples, data->validation.samples};
  auto memory = ClaimMemory(*spec, network, size, store.budget(), errors);
  if (!memory) return nullptr;
  auto run = std::make_unique<Run<float>>(
      *spec, Training::Make<NetworkTraining<float>>(*spec, network, std::move(data)));
  run->Hold(std::move(memory));
  return run;
}

}  // namespace playground
