#include "nn/initializer.h"

#include <gtest/gtest.h>

#include <cmath>

#include "cpp/nn/network_samples.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

constexpr Index kOutputs = 120;
constexpr Index kInputs = 80;

struct Drawn {
  std::vector<double> weights;
  std::vector<double> bias;

  double Mean() const {
    double sum = 0;
    for (double w : weights) sum += w;
    return sum / static_cast<double>(weights.size());
  }
  double Variance() const {
    const double mean = Mean();
    double sum = 0;
    for (double w : weights) sum += (w - mean) * (w - mean);
    return sum / static_cast<double>(weights.size());
  }
  double Largest() const {
    double largest = 0;
    for (double w : weights) largest = std::max(largest, std::fabs(w));
    return largest;
  }
};

ParamValues Defaults(std::string_view id) {
  return ParamValues(InitializerRegistry::Find(id)->params);
}

Drawn Draw(std::string_view id, const ParamValues& params, Index outputs = kOutputs,
           Index inputs = kInputs, std::uint32_t seed = TestSeed()) {
  Drawn drawn;
  drawn.weights.resize(static_cast<std::size_t>(outputs * inputs));
  drawn.bias.resize(static_cast<std::size_t>(outputs));
  Random random(seed, Stream::kInit);
  InitializerRegistry::Find(id)->details.fill(params,
                                              {outputs, inputs, drawn.weights, drawn.bias, random});
  return drawn;
}

// The variance of 9600 draws is off by less than 6 % but for 1 case in 10,000.
void ExpectMoments(const Drawn& drawn, double mean, double variance) {
  const double n = static_cast<double>(drawn.weights.size());
  EXPECT_NEAR(drawn.Mean(), mean, 4.5 * std::sqrt(variance / n));
  EXPECT_NEAR(drawn.Variance(), variance, 0.06 * variance);
}

void ExpectUniform(const Drawn& drawn, double limit) {
  ExpectMoments(drawn, 0, limit * limit / 3);
  EXPECT_LE(drawn.Largest(), limit);
  EXPECT_GT(drawn.Largest(), 0.99 * limit);
}

TEST(InitializerTest, NormalFamilyHasItsVariance) {
  ParamValues wild = Defaults("normal");
  ASSERT_FALSE(wild.Set("mean", 10).has_value());
  ExpectMoments(Draw("normal", wild), 10, 1);
  ExpectMoments(Draw("xavier-normal", Defaults("xavier-normal")), 0, 2.0 / (kInputs + kOutputs));
  ExpectMoments(Draw("he-normal", Defaults("he-normal")), 0, 2.0 / kInputs);
  ExpectMoments(Draw("lecun-normal", Defaults("lecun-normal")), 0, 1.0 / kInputs);

  ParamValues leaky = Defaults("he-normal");
  ASSERT_FALSE(leaky.Set("slope", 0.5).has_value());
  ASSERT_FALSE(leaky.SetChoice("mode", "fan_out").has_value());
  ExpectMoments(Draw("he-normal", leaky), 0, 2.0 / (1.25 * kOutputs));

  ParamValues gain = Defaults("xavier-normal");
  ASSERT_FALSE(gain.Set("gain", 3).has_value());
  ExpectMoments(Draw("xavier-normal", gain), 0, 9 * 2.0 / (kInputs + kOutputs));
}

TEST(InitializerTest, UniformFamilyKeepsItsBounds) {
  ParamValues limit = Defaults("uniform");
  ASSERT_FALSE(limit.Set("limit", 0.3).has_value());
  ExpectUniform(Draw("uniform", limit), 0.3);
  ExpectUniform(Draw("xavier-uniform", Defaults("xavier-uniform")),
                std::sqrt(6.0 / (kInputs + kOutputs)));
  ExpectUniform(Draw("he-uniform", Defaults("he-uniform")), std::sqrt(6.0 / kInputs));
  ExpectUniform(Draw("lecun-uniform", Defaults("lecun-uniform")), std::sqrt(3.0 / kInputs));
  ExpectUniform(Draw("torch-default", Defaults("torch-default")), 1 / std::sqrt(kInputs));
}

TEST(InitializerTest, OnlyTorchDefaultDrawsBiases) {
  for (const InitializerEntry& entry : InitializerRegistry::All()) {
    const Drawn drawn = Draw(entry.id, ParamValues(entry.params));
    double largest = 0;
    for (double b : drawn.bias) largest = std::max(largest, std::fabs(b));
    if (entry.id == "torch-default") {
      EXPECT_GT(largest, 0.9 / std::sqrt(kInputs));
      EXPECT_LE(largest, 1 / std::sqrt(kInputs));
    } else {
      EXPECT_EQ(largest, 0) << entry.id;
    }
  }
}

TEST(InitializerTest, ConstantsAndIdentity) {
  for (double w : Draw("zeros", Defaults("zeros")).weights) ASSERT_EQ(w, 0);
  for (double w : Draw("constant", Defaults("constant")).weights) ASSERT_EQ(w, 0.1);
  const Drawn identity = Draw("identity", Defaults("identity"), 3, 4);
  const std::vector<double> expected = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
  EXPECT_EQ(identity.weights, expected);
}

TEST(InitializerTest, OrthogonalMatricesAreOrthogonal) {
  ParamValues params = Defaults("orthogonal");
  ASSERT_FALSE(params.Set("gain", 2).has_value());
  const auto check = [&](Index outputs, Index inputs) {
    const Drawn drawn = Draw("orthogonal", params, outputs, inputs);
    const ConstMatrixMap<double> w(drawn.weights.data(), outputs, inputs);
    const Matrix<double> product =
        outputs <= inputs ? Matrix<double>(w * w.transpose()) : Matrix<double>(w.transpose() * w);
    const Matrix<double> expected = 4 * Matrix<double>::Identity(product.rows(), product.cols());
    EXPECT_LT((product - expected).cwiseAbs().maxCoeff(), 1e-13) << outputs << "x" << inputs;
  };
  check(30, 50);
  check(50, 30);
  check(40, 40);
  check(1, 7);
}

TEST(InitializerTest, SeedsDecideAndFloatIsTheRoundedDouble) {
  const NetworkSpec spec = SmallSpec("prelu", "mse");
  const Network<double> wide(spec);
  const Network<float> narrow(spec);
  for (const InitializerEntry& entry : InitializerRegistry::All()) {
    const ParamValues params(entry.params);
    Vector<double> first, again, other;
    Vector<float> rounded;
    wide.Initialize(entry, params, TestSeed(), &first);
    wide.Initialize(entry, params, TestSeed(), &again);
    wide.Initialize(entry, params, TestSeed() + 1, &other);
    narrow.Initialize(entry, params, TestSeed(), &rounded);
    EXPECT_EQ(first, again) << entry.id;
    EXPECT_EQ(rounded, first.cast<float>().eval()) << entry.id;
    const bool is_random = first != other;
    const bool is_constant =
        entry.id == "zeros" || entry.id == "constant" || entry.id == "identity";
    EXPECT_NE(is_random, is_constant) << entry.id;
  }
}

}  // namespace
}  // namespace playground
