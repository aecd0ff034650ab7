#include "training/make_run.h"

#include <string>
#include <utility>

#include "definition/network_definition.h"
#include "training/network_training.h"
#include "training/surface_training.h"

namespace playground {
namespace {

// Beyond this a phone's memory would be at risk with a rule that keeps several vectors.
constexpr Index kMostParameters = 2'000'000;

// Whether the rule and its wrappers can take on so many parameters.
bool Fits(const RunSpec& spec, Index parameters, std::vector<Problem>* problems) {
  Index most = kMostParameters;
  Wording what = "a network";
  if (const Index own = spec.optimizer.entry->details.largest_problem; own > 0) {
    most = own;
    what = Wording(spec.optimizer.entry->name);
  }
  if (parameters <= most) return true;
  problems->push_back(
      {"hidden", NumberWording(static_cast<double>(parameters)) + " parameters",
       what + " can have at most " + NumberWording(static_cast<double>(most)) + " here"});
  return false;
}

Index ParameterCount(const NetworkSpec& spec) {
  Index count = 0, width = spec.inputs;
  const auto visit = [&](const auto& self, const std::vector<LayerSpec>& layers) -> void {
    for (const LayerSpec& layer : layers) {
      if (layer.kind == LayerSpec::Kind::kDense) {
        count += layer.outputs * (layer.inputs + (layer.bias ? 1 : 0));
        width = layer.outputs;
      } else if (layer.kind == LayerSpec::Kind::kNorm) {
        count += 2 * width;
      }
      self(self, layer.layers);
    }
  };
  visit(visit, spec.layers);
  return count;
}

}  // namespace

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
  if (!Fits(*spec, ParameterCount(network), problems)) return nullptr;
  return std::make_unique<Run<float>>(
      *spec, Problem::Make<NetworkTraining<float>>(*spec, network, std::move(data)));
}

}  // namespace playground
