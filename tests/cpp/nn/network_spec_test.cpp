#include "nn/network_spec.h"

#include <gtest/gtest.h>

#include "cpp/nn/network_samples.h"

namespace playground {
namespace {

TEST(NetworkSpecTest, WrongDescriptionsAreReported) {
  EXPECT_FALSE(CheckNetwork(SmallSpec("relu", "mse")).has_value());
  NetworkSpec spec = SmallSpec("relu", "mse");
  spec.loss = "none";
  EXPECT_EQ(CheckNetwork(spec)->key, "loss");
  spec = MakeSpec(3, {LayerSpec::Dense(3, 1)}, "softmax-ce");
  EXPECT_EQ(CheckNetwork(spec)->value, "softmax-ce");
  spec = MakeSpec(4, {LayerSpec::Dense(3, 2)}, "mse");
  EXPECT_TRUE(CheckNetwork(spec).has_value());
}

TEST(NetworkSpecTest, WithoutDropoutLeavesTheOtherLayers) {
  const NetworkSpec spec =
      MakeSpec(2,
               {LayerSpec::Dense(2, 3), LayerSpec::Dropout(0.5),
                LayerSpec::Residual({LayerSpec::Dense(3, 3), LayerSpec::Dropout(0.5)})},
               "mse");
  const NetworkSpec without = WithoutDropout(spec);
  ASSERT_EQ(without.layers.size(), 2u);
  EXPECT_EQ(without.layers[1].kind, LayerSpec::Kind::kResidual);
  EXPECT_EQ(without.layers[1].layers.size(), 1u);
}

TEST(NetworkSpecTest, OnlyBatchNormMixesSamples) {
  for (const std::string_view id : {"layer", "rms", "batch"}) {
    const std::vector<LayerSpec> inner = {LayerSpec::Dense(2, 2), LayerSpec::Norm(id)};
    EXPECT_EQ(MixesSamples(MakeSpec(2, inner, "mse")), id == "batch") << id;
    EXPECT_EQ(MixesSamples(MakeSpec(2, {LayerSpec::Residual(inner)}, "mse")), id == "batch") << id;
  }
}

}  // namespace
}  // namespace playground
