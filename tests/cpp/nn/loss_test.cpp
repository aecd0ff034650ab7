#include "nn/loss.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "cpp/nn/network_samples.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

constexpr Index kOutputs = 3;

// A loss on random outputs for the samples of `data`.
template <class Scalar>
struct Evaluated {
  double value = 0;
  Matrix<double> derivative;  // outputs x batch.
  bool padding_is_zero = true;

  Evaluated(const LossEntry& entry, const Matrix<double>& outputs, const RandomData<double>& data) {
    const auto loss = entry.details.makers.Make<Scalar>(ParamValues(entry.params));
    LossInput<Scalar> input{.outputs = outputs.rows(), .batch = outputs.cols()};
    input.stride = PaddedSize<Scalar>(input.batch);
    Matrix<Scalar> o(input.outputs, input.stride), y(input.outputs, input.stride);
    Matrix<Scalar> d(input.outputs, input.stride);
    for (Index c = 0; c < input.outputs; ++c) {
      for (Index i = 0; i < input.stride; ++i) {
        const Index sample = std::min(i, input.batch - 1);
        o(c, i) = static_cast<Scalar>(outputs(c, sample));
        if (!data.values.empty()) {
          y(c, i) = static_cast<Scalar>(data.values[c * data.samples + sample]);
        }
      }
    }
    input.predictions = o.data();
    input.targets = data.values.empty() ? nullptr : y.data();
    input.classes = data.classes.empty() ? nullptr : data.classes.data();
    value = loss->Evaluate(input, d.data());
    derivative = d.leftCols(input.batch).template cast<double>();
    for (Index c = 0; c < input.outputs; ++c) {
      for (Index i = input.batch; i < input.stride; ++i) padding_is_zero &= d(c, i) == Scalar(0);
    }
  }
};

Matrix<double> RandomOutputs(const LossEntry& entry, Index batch, Random& random) {
  Matrix<double> outputs(kOutputs, batch);
  const bool probabilities = entry.details.model == LabelModel::kProbability;
  for (Index i = 0; i < outputs.size(); ++i) {
    outputs.data()[i] = probabilities ? random.Uniform(0.05, 0.95) : 2 * random.Normal();
  }
  return outputs;
}

TEST(LossTest, FloatLanesAgreeWithDoubleForEveryBatchSize) {
  Random random(TestSeed(), Stream::kData);
  for (const LossEntry& entry : LossRegistry::All()) {
    for (Index batch = 1; batch <= 9; ++batch) {
      const RandomData<double> data(entry.details.coding, batch, 1, kOutputs, random);
      const Matrix<double> outputs = RandomOutputs(entry, batch, random);
      const Evaluated<float> narrow(entry, outputs, data);
      const Evaluated<double> wide(entry, outputs, data);
      EXPECT_NEAR(narrow.value, wide.value, 4e-6 * std::max(1.0, wide.value)) << entry.id;
      const double largest = wide.derivative.cwiseAbs().maxCoeff();
      EXPECT_LT((narrow.derivative - wide.derivative).cwiseAbs().maxCoeff(),
                4e-6 * std::max(1.0, largest))
          << entry.id << " with a batch of " << batch;
      EXPECT_TRUE(narrow.padding_is_zero) << entry.id;
    }
  }
}

// The mean of the single samples' losses and derivatives.
TEST(LossTest, ABatchIsTheMeanOfItsSamples) {
  Random random(TestSeed(), Stream::kData);
  for (const LossEntry& entry : LossRegistry::All()) {
    constexpr Index kBatch = 5;
    const RandomData<double> data(entry.details.coding, kBatch, 1, kOutputs, random);
    const Matrix<double> outputs = RandomOutputs(entry, kBatch, random);
    const Evaluated<double> together(entry, outputs, data);
    double sum = 0;
    for (Index i = 0; i < kBatch; ++i) {
      RandomData<double> single = data;
      single.samples = 1;
      if (!data.classes.empty()) single.classes = {data.classes[i]};
      single.values.clear();
      for (Index c = 0; c < kOutputs && !data.values.empty(); ++c) {
        single.values.push_back(data.values[c * kBatch + i]);
      }
      const Evaluated<double> alone(entry, outputs.col(i), single);
      sum += alone.value;
      EXPECT_LT((alone.derivative / kBatch - together.derivative.col(i)).cwiseAbs().maxCoeff(),
                1e-14)
          << entry.id;
    }
    EXPECT_NEAR(sum / kBatch, together.value, 1e-13) << entry.id;
  }
}

TEST(LossTest, NotANumberStaysVisible) {
  Random random(TestSeed(), Stream::kData);
  for (const LossEntry& entry : LossRegistry::All()) {
    for (Index place = 0; place < kOutputs; ++place) {
      const RandomData<double> data(entry.details.coding, 2, 1, kOutputs, random);
      Matrix<double> outputs = RandomOutputs(entry, 2, random);
      outputs.col(1).setConstant(std::numeric_limits<double>::quiet_NaN());
      EXPECT_TRUE(std::isnan(Evaluated<float>(entry, outputs, data).value)) << entry.id;
      EXPECT_TRUE(std::isnan(Evaluated<double>(entry, outputs, data).value)) << entry.id;
    }
  }
}

TEST(LossTest, ClassesAreCodedAsTheLossWantsThem) {
  const std::vector<std::int32_t> classes = {0, 1, 1};
  Matrix<float> targets;
  EncodeClasses<float>(TargetCoding::kZeroOne, classes, 1, &targets);
  EXPECT_EQ(targets, (Matrix<float>(1, 3) << 0, 1, 1).finished());
  EncodeClasses<float>(TargetCoding::kValue, classes, 1, &targets);
  EXPECT_EQ(targets, (Matrix<float>(1, 3) << -1, 1, 1).finished());
  EncodeClasses<float>(TargetCoding::kSign, classes, 2, &targets);
  EXPECT_EQ(targets, (Matrix<float>(2, 3) << 1, -1, -1, -1, 1, 1).finished());
  EncodeClasses<float>(TargetCoding::kDistribution, classes, 2, &targets);
  EXPECT_EQ(targets, (Matrix<float>(2, 3) << 1, 0, 0, 0, 1, 1).finished());
}

}  // namespace
}  // namespace playground
