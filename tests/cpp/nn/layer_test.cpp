#include "nn/layer.h"

#include <gtest/gtest.h>

#include <cmath>

#include "cpp/nn/network_samples.h"
#include "cpp/test_seed.h"
#include "nn/norm.h"

namespace playground {
namespace {

TEST(LayerTest, TensorsAreNamedByPlace) {
  const NetworkSpec spec =
      MakeSpec(3,
               {LayerSpec::Dense(3, 4), LayerSpec::Norm("batch"), LayerSpec::Activation("prelu"),
                LayerSpec::Residual({LayerSpec::Norm("rms"), LayerSpec::Dense(4, 4, false)}),
                LayerSpec::Dense(4, 2)},
               "mse");
  const Network<double> network(spec);
  std::vector<std::string> names;
  std::vector<Index> layers;
  for (const Tensor& tensor : network.layout().tensors()) {
    names.push_back(tensor.name);
    layers.push_back(tensor.layer);
  }
  const std::vector<std::string> expected = {"0.W",       "0.b",   "1.gamma", "1.beta", "2.a",
                                             "3.0.gamma", "3.1.W", "4.W",     "4.b"};
  EXPECT_EQ(names, expected);
  EXPECT_EQ(layers, (std::vector<Index>{0, 0, 0, 0, 0, 0, 1, 2, 2}));
  EXPECT_EQ(network.layout().size(), 3 * 4 + 4 + 4 + 4 + 1 + 4 + 16 + 8 + 2);
}

// A single normalisation layer, for its statistics.
NetworkSpec NormOnly(std::string_view id) { return MakeSpec(2, {LayerSpec::Norm(id)}, "mse"); }

TEST(LayerTest, BatchNormRemembersUnbiasedStatistics) {
  Network<double> network(NormOnly("batch"));
  Vector<double> parameters;
  network.Initialize(*InitializerRegistry::Find("zeros"), {}, 1, &parameters);
  const std::vector<double> inputs = {1, 10, 2, 20, 6, 30};
  const std::vector<double> targets(6, 0.0);
  const BatchInput<double> batch{.inputs = inputs.data(), .samples = 3, .values = targets.data()};

  // Repeating a pass changes nothing; evaluating does not either.
  network.LossAndGradient(parameters, batch, nullptr, Mode::kTrainAgain);
  network.Evaluate(parameters, batch);
  EXPECT_EQ(network.Statistics()[0]->mean[0], 0);
  EXPECT_EQ(network.Statistics()[0]->variance[0], 1);

  network.LossAndGradient(parameters, batch, nullptr, Mode::kTrain);
  // Means 3 and 20, variances 7 and 100 with 1 / (3 - 1); momentum 0.1.
  EXPECT_NEAR(network.Statistics()[0]->mean[0], 0.3, 1e-15);
  EXPECT_NEAR(network.Statistics()[0]->mean[1], 2, 1e-15);
  EXPECT_NEAR(network.Statistics()[0]->variance[0], 0.9 + 0.7, 1e-15);
  EXPECT_NEAR(network.Statistics()[0]->variance[1], 0.9 + 10, 1e-14);

  // Evaluation uses them.
  Matrix<double> outputs;
  network.Predict(parameters, inputs.data(), 1, &outputs);
  EXPECT_NEAR(outputs(0, 0), (1 - 0.3) / std::sqrt(1.6 + 1e-5), 1e-15);

  // A copy goes on by itself.
  Network<double> copy = network;
  copy.LossAndGradient(parameters, batch, nullptr, Mode::kTrain);
  EXPECT_NEAR(copy.Statistics()[0]->mean[0], 0.9 * 0.3 + 0.3, 1e-15);
  EXPECT_NEAR(network.Statistics()[0]->mean[0], 0.3, 1e-15);
}

TEST(LayerTest, BatchNormOfOneSampleKeepsItsStatistics) {
  Network<double> network(NormOnly("batch"));
  Vector<double> parameters;
  network.Initialize(*InitializerRegistry::Find("zeros"), {}, 1, &parameters);
  const std::vector<double> inputs = {1, 10}, targets = {0, 0};
  Vector<double> gradient(parameters.size());
  network.LossAndGradient(parameters,
                          {.inputs = inputs.data(), .samples = 1, .values = targets.data()},
                          &gradient, Mode::kTrain);
  EXPECT_TRUE(gradient.allFinite());
  EXPECT_EQ(network.Statistics()[0]->mean[0], 0);
  EXPECT_EQ(network.Statistics()[0]->variance[0], 1);
}

TEST(LayerTest, NormsStandardise) {
  Random random(TestSeed(), Stream::kData);
  constexpr Index kSamples = 7, kFeatures = 5;
  const RandomData<double> data(TargetCoding::kValue, kSamples, kFeatures, kFeatures, random);
  for (const NormEntry& norm : NormRegistry::All()) {
    Network<double> network(MakeSpec(kFeatures, {LayerSpec::Norm(norm.id)}, "mse"));
    Vector<double> parameters;
    network.Initialize(*InitializerRegistry::Find("zeros"), {}, 1, &parameters);
    network.Load(data.Batch());
    const auto y = network.Forward(parameters, Mode::kTrain);
    const bool over_batch = norm.details.mixes_samples;
    for (Index k = 0; k < (over_batch ? kFeatures : kSamples); ++k) {
      double sum = 0, squares = 0;
      const Index n = over_batch ? kSamples : kFeatures;
      for (Index i = 0; i < n; ++i) {
        const double value = over_batch ? y(k, i) : y(i, k);
        sum += value;
        squares += value * value;
      }
      if (norm.id != "rms") {
        EXPECT_NEAR(sum, 0, 1e-12) << norm.id;
      }
      EXPECT_NEAR(squares / static_cast<double>(n), 1, 1e-3) << norm.id;
    }
  }
}

TEST(LayerTest, DropoutKeepsTheMeanAndRepeatsItsMask) {
  constexpr Index kFeatures = 4000;
  constexpr double kProbability = 0.3;
  const NetworkSpec spec = MakeSpec(kFeatures, {LayerSpec::Dropout(kProbability)}, "mse");
  Network<float> network(spec, 1, TestSeed());
  const std::vector<float> inputs(kFeatures, 1.0f), targets(kFeatures, 0.0f);
  const BatchInput<float> batch{.inputs = inputs.data(), .samples = 1, .values = targets.data()};
  const Vector<float> parameters(0);
  const auto forward = [&](Mode mode) {
    network.Load(batch);
    const auto y = network.Forward(parameters, mode);
    Vector<float> row(kFeatures);
    for (Index f = 0; f < kFeatures; ++f) row[f] = y(f, 0);
    return row;
  };

  const Vector<float> first = forward(Mode::kTrain);
  const float kept = static_cast<float>(1 / (1 - kProbability));
  for (float y : first) ASSERT_TRUE(y == 0 || y == kept) << y;
  // The mean of 4000 such numbers is off by more than 4.5 deviations once in 100,000 seeds.
  const double deviation = std::sqrt(kProbability / (1 - kProbability) / kFeatures);
  EXPECT_NEAR(first.cast<double>().mean(), 1, 4.5 * deviation);

  EXPECT_EQ(forward(Mode::kTrainAgain), first);
  EXPECT_EQ(forward(Mode::kTrainAgain), first);
  const Vector<float> second = forward(Mode::kTrain);
  EXPECT_NE(second, first);
  EXPECT_EQ(forward(Mode::kTrainAgain), second);
  for (float y : forward(Mode::kEvaluate)) ASSERT_EQ(y, 1);

  Network<float> same(spec, 1, TestSeed());
  same.Load(batch);
  const auto y = same.Forward(parameters, Mode::kTrain);
  for (Index f = 0; f < kFeatures; ++f) ASSERT_EQ(y(f, 0), first[f]);
}

}  // namespace
}  // namespace playground
