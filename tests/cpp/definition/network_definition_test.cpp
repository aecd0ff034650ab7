#include "definition/network_definition.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cpp/training/network_testing.h"
#include "cpp/training/run_testing.h"

namespace playground {
namespace {

// The layers in words: "dense 2 8", "dense 2 8 without bias", "tanh", "norm batch".
std::string InWords(const std::vector<LayerSpec>& layers) {
  std::string words;
  for (const LayerSpec& layer : layers) {
    if (!words.empty()) words += ", ";
    if (layer.kind == LayerSpec::Kind::kDense) {
      words += "dense " + std::to_string(layer.inputs) + " " + std::to_string(layer.outputs);
      if (!layer.bias) words += " without bias";
    } else if (layer.kind == LayerSpec::Kind::kNorm) {
      words += "norm " + layer.id;
    } else if (layer.kind == LayerSpec::Kind::kResidual) {
      words += "residual (" + InWords(layer.layers) + ")";
    } else if (layer.kind == LayerSpec::Kind::kDropout) {
      words += "dropout";
    } else {
      words += layer.id;
    }
  }
  return words;
}

std::string LayersOf(const Fields& settings) {
  std::vector<InputError> errors;
  const RunSpec spec = *MakeRunSpec(Definition(settings, "sgd"), &errors);
  const Dataset dataset = Generate(spec);
  const auto data = Prepare<double>(dataset, OptionsFrom(spec, dataset));
  const NetworkSpec network = MakeNetworkSpec(spec, data, &errors);
  EXPECT_TRUE(errors.empty());
  return InWords(network.layers);
}

TEST(NetworkDefinition, ANormStandsBeforeTheActivationUnlessSaidOtherwise) {
  const std::vector<double> hidden = {4};
  EXPECT_EQ(LayersOf({{"hidden", hidden}, {"norm", "layer"}}),
            "dense 2 4, norm layer, tanh, dense 4 1");
  EXPECT_EQ(LayersOf({{"hidden", hidden}, {"norm", "layer"}, {"norm.place", "before"}}),
            "dense 2 4, norm layer, tanh, dense 4 1");
  EXPECT_EQ(LayersOf({{"hidden", hidden}, {"norm", "layer"}, {"norm.place", "after"}}),
            "dense 2 4, tanh, norm layer, dense 4 1");
}

TEST(NetworkDefinition, OnlyABiasRightBeforeBatchNormIsLeftOut) {
  const std::vector<double> hidden = {4};
  EXPECT_EQ(LayersOf({{"hidden", hidden}, {"norm", "batch"}}),
            "dense 2 4 without bias, norm batch, tanh, dense 4 1");
  EXPECT_EQ(LayersOf({{"hidden", hidden}, {"norm", "batch"}, {"norm.place", "after"}}),
            "dense 2 4, tanh, norm batch, dense 4 1");
}

TEST(NetworkDefinition, DropoutAndResidualsGoAroundANormAfterTheActivation) {
  EXPECT_EQ(LayersOf({{"hidden", std::vector<double>{4, 4}},
                      {"norm", "rms"},
                      {"norm.place", "after"},
                      {"residual", 1.0},
                      {"dropout", 0.1}}),
            "dense 2 4, tanh, norm rms, dropout, residual (dense 4 4, tanh, norm rms, dropout), "
            "dense 4 1");
}

}  // namespace
}  // namespace playground
