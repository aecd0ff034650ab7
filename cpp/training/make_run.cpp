#include "training/make_run.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "definition/network_definition.h"
#include "training/network_training.h"
#include "training/run_cost.h"
#include "training/surface_training.h"

namespace playground {
namespace {

// Multiply-adds of one look at all the data: far below what an estimate would refuse.
constexpr double kFewMultiplyAdds = 1e8;

// Whether a run is of the kind that a first visit trains, so that nobody has to estimate what it
// takes. The start module makes no other; the full one then makes it, or says why not.
[[maybe_unused]] bool IsSmall(const RunSpec& spec, const PreparedData<float>& data) {
  double widest = static_cast<double>(data.features + data.outputs);
  const std::vector<double>& hidden = spec.settings.List("hidden");
  for (const double units : hidden) widest = std::max(widest, units);
  const double layers = static_cast<double>(hidden.size() + 1);
  const double samples = static_cast<double>(data.training.samples + data.validation.samples);
  return widest * widest * layers * samples <= kFewMultiplyAdds;
}

}  // namespace

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
  std::shared_ptr<const void> memory;
  if constexpr (kStartModule) {
    if (!IsSmall(*spec, *data) || !spec->settings.List("layer_rates").empty()) {
      errors->push_back({});
      return nullptr;
    }
  } else {
    const DataSize size{data->training.samples, data->validation.samples};
    memory = ClaimMemory(*spec, network, size, store.budget(), errors);
    if (!memory) return nullptr;
  }
  auto run = std::make_unique<Run<float>>(
      *spec, Training::Make<NetworkTraining<float>>(*spec, network, std::move(data)));
  run->Hold(std::move(memory));
  return run;
}

}  // namespace playground
