#include "nn/network.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "cpp/nn/network_samples.h"
#include "cpp/test_seed.h"
#include "nn/norm.h"

namespace playground {
namespace {

// The gradient in float, with its lanes, padding and tiles, against the one in double, which has
// none of them.
void ExpectFloatAgrees(const NetworkSpec& spec, Index batch, Random& random) {
  Network<double> wide(spec);
  Network<float> narrow(spec);
  const RandomData<double> data(wide.loss_details().coding, 40, spec.inputs, wide.outputs(),
                                random);
  const std::vector<float> inputs(data.inputs.begin(), data.inputs.end());
  const std::vector<float> values(data.values.begin(), data.values.end());
  std::vector<std::uint32_t> indices = random.Permutation(40);
  indices.resize(static_cast<std::size_t>(batch));

  Vector<double> parameters;
  wide.Initialize(*InitializerRegistry::Find("lecun-normal"),
                  ParamValues(InitializerRegistry::Find("lecun-normal")->params), TestSeed(),
                  &parameters);
  Vector<double> gradient(parameters.size());
  Vector<float> rounded(parameters.size());
  const double loss =
      wide.LossAndGradient(parameters, data.Batch(indices), &gradient, Mode::kTrain);
  const double float_loss =
      narrow.LossAndGradient(parameters.cast<float>(),
                             {.inputs = inputs.data(),
                              .samples = 40,
                              .values = values.empty() ? nullptr : values.data(),
                              .classes = data.classes.empty() ? nullptr : data.classes.data(),
                              .indices = indices},
                             &rounded, Mode::kTrain);
  EXPECT_NEAR(float_loss, loss, 1e-5 * std::max(1.0, loss)) << "batch " << batch;
  EXPECT_LT(RelativeError(rounded.cast<double>(), gradient), 2e-5) << "batch " << batch;
}

TEST(NetworkTest, FloatAgreesWithDoubleForEveryShape) {
  Random random(TestSeed(), Stream::kData);
  // Inputs: narrow (gathered), wide and whole lanes (read in place), wide and not (gathered).
  for (const Index inputs : {1, 2, 3, 5, 16, 20, 23}) {
    for (const Index outputs : {2, 3, 4, 7}) {
      for (const Index batch : {1, 3, 4, 7, 8, 9, 13, 16, 40}) {
        ExpectFloatAgrees(MakeSpec(inputs,
                                   {LayerSpec::Dense(inputs, 6), LayerSpec::Activation("tanh"),
                                    LayerSpec::Dense(6, 5, false), LayerSpec::Activation("gelu"),
                                    LayerSpec::Dense(5, outputs)},
                                   "softmax-ce"),
                          batch, random);
        ExpectFloatAgrees(MakeSpec(inputs, {LayerSpec::Dense(inputs, outputs)}, "mse"), batch,
                          random);
      }
    }
  }
}

TEST(NetworkTest, FloatAgreesWithDoubleWithNorms) {
  Random random(TestSeed(), Stream::kData);
  for (const NormEntry& norm : NormRegistry::All()) {
    for (const Index batch : {3, 5, 8, 13}) {
      ExpectFloatAgrees(
          MakeSpec(4,
                   {LayerSpec::Dense(4, 6), LayerSpec::Norm(norm.id),
                    LayerSpec::Residual({LayerSpec::Activation("relu"), LayerSpec::Dense(6, 6),
                                         LayerSpec::Norm(norm.id)}),
                    LayerSpec::Dense(6, 3)},
                   "softmax-ce"),
          batch, random);
    }
  }
}

// Batches of other sizes in between leave no trace.
TEST(NetworkTest, TheSameBatchGivesTheSameBits) {
  Random random(TestSeed(), Stream::kData);
  const NetworkSpec spec = SmallSpec("mish", "bce-logits");
  Network<float> network(spec, 4);
  const RandomData<float> data(TargetCoding::kZeroOne, 300, 3, 2, random);
  const auto parameters = RandomVector<float>(network.layout().size(), 0.5, random);
  const std::vector<std::uint32_t> indices = {5, 17, 200, 4, 4, 9};
  Vector<float> first(parameters.size()), again(parameters.size());
  const double loss =
      network.LossAndGradient(parameters, data.Batch(indices), &first, Mode::kTrain);
  network.LossAndGradient(parameters, data.Batch(), &again, Mode::kTrain);
  network.Evaluate(parameters, data.Batch());
  EXPECT_EQ(network.LossAndGradient(parameters, data.Batch(indices), &again, Mode::kTrain), loss);
  EXPECT_EQ(first, again);

  Network<float> copy = network;
  again.setZero();
  EXPECT_EQ(copy.LossAndGradient(parameters, data.Batch(indices), &again, Mode::kTrain), loss);
  EXPECT_EQ(first, again);
}

TEST(NetworkTest, PredictAndEvaluateGoThroughAllBlocks) {
  Random random(TestSeed(), Stream::kData);
  constexpr Index kSamples = 300;
  Network<double> network(SmallSpec("tanh", "softmax-ce"));
  const RandomData<double> data(TargetCoding::kClass, kSamples, 3, 2, random);
  const auto parameters = RandomVector<double>(network.layout().size(), 0.5, random);
  Matrix<double> outputs;
  network.Predict(parameters, data.inputs.data(), kSamples, &outputs);
  ASSERT_EQ(outputs.cols(), kSamples);

  double loss = 0, right = 0;
  for (Index i = 0; i < kSamples; ++i) {
    const double margin = outputs(data.classes[i], i) - outputs(1 - data.classes[i], i);
    loss += std::log1p(std::exp(-margin)) / kSamples;
    right += margin > 0 ? 1.0 / kSamples : 0;
  }
  const Metrics metrics = network.Evaluate(parameters, data.Batch());
  EXPECT_NEAR(metrics.loss, loss, 1e-12);
  EXPECT_NEAR(metrics.accuracy, right, 1e-12);
  EXPECT_TRUE(std::isnan(metrics.r2));

  // A part of the samples.
  std::vector<std::uint32_t> indices(150);
  std::iota(indices.begin(), indices.end(), 100);
  const Metrics part = network.Evaluate(parameters, data.Batch(indices));
  double part_loss = 0;
  for (std::uint32_t i : indices) {
    const double margin = outputs(data.classes[i], i) - outputs(1 - data.classes[i], i);
    part_loss += std::log1p(std::exp(-margin)) / 150;
  }
  EXPECT_NEAR(part.loss, part_loss, 1e-12);
}

TEST(NetworkTest, R2OfRegression) {
  // y = x exactly, then with every prediction at the mean.
  Network<double> network(MakeSpec(1, {LayerSpec::Dense(1, 1)}, "mse"));
  const std::vector<double> inputs = {1, 2, 3, 6};
  const BatchInput<double> batch{.inputs = inputs.data(), .samples = 4, .values = inputs.data()};
  const Metrics exact = network.Evaluate((Vector<double>(2) << 1, 0).finished(), batch);
  EXPECT_NEAR(exact.r2, 1, 1e-12);
  EXPECT_TRUE(std::isnan(exact.accuracy));
  EXPECT_NEAR(network.Evaluate((Vector<double>(2) << 0, 3).finished(), batch).r2, 0, 1e-12);
  // Residual squares 1, 0, 1, 16; those around the mean 4, 1, 0, 9.
  EXPECT_NEAR(network.Evaluate((Vector<double>(2) << 0, 2).finished(), batch).r2, 1 - 18.0 / 14,
              1e-12);
}

// Whatever the number is, and however its multiples are rounded.
TEST(NetworkTest, R2OfEqualTargetsIsNotDefined) {
  Network<float> network(MakeSpec(1, {LayerSpec::Dense(1, 1)}, "mse"));
  for (const float target : {0.0f, 0.1f, -3.0f, 1e10f, 1e-20f}) {
    const std::vector<float> inputs(1000, 1), targets(1000, target);
    const BatchInput<float> batch{
        .inputs = inputs.data(), .samples = 1000, .values = targets.data()};
    const Vector<float> parameters = (Vector<float>(2) << 0.5f, 0.5f).finished();
    EXPECT_TRUE(std::isnan(network.Evaluate(parameters, batch).r2)) << target;
  }
}

// The mean is a million times the deviation.
TEST(NetworkTest, R2OfTargetsFarFromZero) {
  Network<double> network(MakeSpec(1, {LayerSpec::Dense(1, 1)}, "mse"));
  const std::vector<double> inputs = {0, 1, 2, 3}, targets = {1e6, 1e6 + 1, 1e6 + 2, 1e6 + 3};
  const BatchInput<double> batch{.inputs = inputs.data(), .samples = 4, .values = targets.data()};
  const Metrics exact = network.Evaluate((Vector<double>(2) << 1, 1e6).finished(), batch);
  EXPECT_EQ(exact.r2, 1);
}

TEST(NetworkTest, AccuracyOfASingleOutputIsItsSide) {
  const std::vector<double> inputs = {-2, -1, 1, 2};
  const auto accuracy = [&](std::string_view loss, std::vector<double> targets, double weight,
                            double bias) {
    NetworkSpec spec = MakeSpec(1, {LayerSpec::Dense(1, 1)}, loss);
    spec.classification = true;
    Network<double> network(spec);
    return network
        .Evaluate((Vector<double>(2) << weight, bias).finished(),
                  {.inputs = inputs.data(), .samples = 4, .values = targets.data()})
        .accuracy;
  };
  EXPECT_EQ(accuracy("bce-logits", {0, 0, 1, 1}, 1, 0), 1);
  EXPECT_EQ(accuracy("bce-logits", {0, 0, 1, 1}, -1, 0), 0);
  EXPECT_EQ(accuracy("hinge", {-1, 1, 1, 1}, 1, 0), 0.75);
  EXPECT_EQ(accuracy("mse", {-1, -1, 1, 1}, 1, 1.5), 0.75);
  // Probabilities: the side of 1/2.
  EXPECT_EQ(accuracy("bce", {0, 0, 1, 1}, 2, 0.1), 1);
}

}  // namespace
}  // namespace playground
