#include "nn/small_pass.h"

#include <gtest/gtest.h>

#include <vector>

#include "cpp/nn/network_samples.h"
#include "cpp/test_seed.h"
#include "nn/initializer.h"
#include "nn/network.h"

namespace playground {
namespace {

struct Pass {
  double loss = 0;
  Vector<float> gradient;
};

// Somebody who looks at activations gets the layers one by one.
Pass LayerByLayer(Network<float>& network, const Vector<float>& parameters,
                  const BatchInput<float>& batch) {
  std::vector<ActivationTrace<float>> trace;
  network.TraceActivationsTo(&trace);
  Pass pass;
  pass.gradient.setZero(parameters.size());
  pass.loss = network.LossAndGradient(parameters, batch, &pass.gradient, Mode::kTrain);
  network.TraceActivationsTo(nullptr);
  EXPECT_FALSE(trace.empty());
  return pass;
}

Pass AtOnce(Network<float>& network, const Vector<float>& parameters,
            const BatchInput<float>& batch) {
  Pass pass;
  pass.gradient.setConstant(parameters.size(), 42);
  pass.loss = network.LossAndGradient(parameters, batch, &pass.gradient, Mode::kTrain);
  return pass;
}

std::vector<LayerSpec> Layers(Index inputs, const std::vector<Index>& hidden, Index outputs,
                              bool bias) {
  std::vector<LayerSpec> layers;
  for (const Index units : hidden) {
    layers.push_back(LayerSpec::Dense(inputs, units, bias));
    layers.push_back(LayerSpec::Activation("tanh"));
    inputs = units;
  }
  layers.push_back(LayerSpec::Dense(inputs, outputs, bias));
  return layers;
}

TEST(SmallPass, GivesTheBitsOfTheLayersOneByOne) {
  Random random(TestSeed(), Stream::kData);
  for (int i = 0; i < 300; ++i) {
    const auto below = [&](std::uint32_t count) { return static_cast<Index>(random.Below(count)); };
    const Index inputs = 1 + below(9), outputs = 1 + below(3), batch = 1 + below(18);
    std::vector<Index> hidden(static_cast<std::size_t>(1 + below(3)));
    for (Index& units : hidden) units = 1 + below(11);
    const bool bias = random.Below(4) > 0;
    SCOPED_TRACE(testing::Message() << inputs << " inputs, " << hidden.size() << " layers, "
                                    << outputs << " outputs, batch " << batch << ", bias " << bias);
    const NetworkSpec spec = MakeSpec(inputs, Layers(inputs, hidden, outputs, bias), "mse");
    ASSERT_TRUE(SmallPass::For(spec));
    Network<float> network(spec);
    const auto parameters = RandomVector<float>(network.layout().size(), 0.7, random);
    const RandomData<float> data(TargetCoding::kValue, batch, inputs, outputs, random);
    const Pass expected = LayerByLayer(network, parameters, data.Batch());
    const Pass pass = AtOnce(network, parameters, data.Batch());
    ASSERT_EQ(pass.loss, expected.loss);
    ASSERT_EQ(pass.gradient, expected.gradient);
  }
}

TEST(SmallPass, KnowsDenseLayersWithTanhOnly) {
  const auto knows = [](std::vector<LayerSpec> layers) {
    return SmallPass::For(MakeSpec(3, std::move(layers), "mse")).has_value();
  };
  const LayerSpec in = LayerSpec::Dense(3, 4), out = LayerSpec::Dense(4, 1);
  const LayerSpec tanh = LayerSpec::Activation("tanh");
  EXPECT_TRUE(knows({in, tanh, out}));
  EXPECT_TRUE(knows({LayerSpec::Dense(3, 1)}));
  EXPECT_FALSE(knows({in, LayerSpec::Activation("relu"), out}));
  EXPECT_FALSE(knows({in, LayerSpec::Norm("layer"), tanh, out}));
  EXPECT_FALSE(knows({in, tanh, LayerSpec::Dropout(0.1), out}));
  EXPECT_FALSE(knows({in, LayerSpec::Residual({LayerSpec::Dense(4, 4), tanh}), out}));
  EXPECT_FALSE(knows({in, tanh}));
}

}  // namespace
}  // namespace playground
