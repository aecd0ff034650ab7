#include "nn/network_spec.h"

#include <algorithm>

#include "nn/loss.h"
#include "nn/norm.h"

namespace playground {

std::optional<InputError> CheckNetwork(const NetworkSpec& spec) {
  Index outputs = 0;
  if (auto error = CheckLayers(spec.layers, spec.inputs, &outputs)) return error;
  const LossEntry* loss = LossRegistry::Find(spec.loss);
  if (!loss) return InputError{"loss", spec.loss, "is not in the catalog"};
  if (loss->details.several_outputs_only && outputs < 2) {
    return InputError{"loss", spec.loss, "needs at least two outputs, one for each class"};
  }
  return std::nullopt;
}

NetworkSpec WithoutDropout(NetworkSpec spec) {
  const auto strip = [](const auto& self, std::vector<LayerSpec>& layers) -> void {
    std::erase_if(layers,
                  [](const LayerSpec& layer) { return layer.kind == LayerSpec::Kind::kDropout; });
    for (LayerSpec& layer : layers) self(self, layer.layers);
  };
  strip(strip, spec.layers);
  return spec;
}

bool MixesSamples(const NetworkSpec& spec) {
  const auto mixes = [](const auto& self, const std::vector<LayerSpec>& layers) -> bool {
    return std::any_of(layers.begin(), layers.end(), [&self](const LayerSpec& layer) {
      if (layer.kind == LayerSpec::Kind::kNorm) {
        return NormRegistry::Find(layer.id)->details.mixes_samples;
      }
      return self(self, layer.layers);
    });
  };
  return mixes(mixes, spec.layers);
}

}  // namespace playground
