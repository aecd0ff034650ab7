#include <cmath>

#include "core/random.h"
#include "cpp/optimizers/optimizer_testing.h"
#include "cpp/own/programs.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

template <class Scalar>
AnyOptimizer<Scalar> MakeOwnRule(const std::vector<double>& program, const Layout& layout) {
  const OptimizerEntry& entry = *OptimizerRegistry::Find("custom");
  ParamValues params(entry.params);
  EXPECT_FALSE(params.SetProgram("rule", program));
  return MakeOptimizer<Scalar>(entry, params, layout);
}

Layout TwoTensors() {
  Layout layout;
  layout.AddMatrix("W", 2, 2);
  layout.AddVector("b", 2);
  return layout;
}

// One step from `weights` with rate 1.
Vector<double> Moved(const std::vector<double>& program, const std::vector<double>& weights,
                     const std::vector<double>& gradient, int steps = 1) {
  const auto rule = MakeOwnRule<double>(program, TwoTensors());
  Vector<double> w = Eigen::Map<const Vector<double>>(weights.data(), 6);
  const Vector<double> g = Eigen::Map<const Vector<double>>(gradient.data(), 6);
  for (int i = 0; i < steps; ++i) rule->Step({.gradient = g, .learning_rate = 1}, w);
  return w;
}

void ExpectNear(const Vector<double>& got, const std::vector<double>& expected) {
  for (Index i = 0; i < got.size(); ++i) {
    EXPECT_NEAR(got[i], expected[static_cast<std::size_t>(i)], 1e-14) << i;
  }
}

// In every size that fills, does not fill, or overflows lanes and blocks: the same bits as the
// built-in rule.
template <class Scalar>
void ExpectSameBits(const std::vector<double>& program, const std::string& id,
                    const std::vector<RuleSetting>& settings) {
  Random random(TestSeed(), Stream::kData);
  for (const Index size : {1, 3, 4, 105, 511, 512, 513, 2048, 4417}) {
    SCOPED_TRACE(id + ", " + std::to_string(size) + " parameters");
    const Layout layout = VectorLayout(size);
    const OptimizerEntry& entry = *OptimizerRegistry::Find(id);
    const auto built_in = MakeOptimizer<Scalar>(entry, RuleValues(entry, settings), layout);
    const auto typed = MakeOwnRule<Scalar>(program, layout);
    Vector<Scalar> expected(size), got(size), gradient(size);
    for (Index i = 0; i < size; ++i) expected[i] = static_cast<Scalar>(random.Uniform(-1, 1));
    got = expected;
    for (int step = 0; step < 40; ++step) {
      for (Index i = 0; i < size; ++i) {
        gradient[i] = static_cast<Scalar>(random.Uniform(-1, 1) * std::exp(random.Uniform(-9, 3)));
      }
      const StepInput<Scalar> input{.gradient = gradient, .learning_rate = 0.01 + 0.001 * step};
      built_in->Step(input, expected);
      typed->Step(input, got);
      ASSERT_EQ(got, expected) << "after step " << step;
    }
  }
}

TEST(OwnRule, AdamTypedInIsAdam) {
  ExpectSameBits<float>(programs::kAdam, "adam", {});
  ExpectSameBits<double>(programs::kAdam, "adam", {});
}

TEST(OwnRule, LionTypedInIsLion) {
  ExpectSameBits<float>(programs::kLion, "lion", {{"weight_decay", 0.1}});
  ExpectSameBits<double>(programs::kLion, "lion", {{"weight_decay", 0.1}});
}

TEST(OwnRule, TheDefaultIsHeavyBall) {
  ExpectSameBits<float>({}, "momentum", {});
  ExpectSameBits<double>({}, "momentum", {});
}

TEST(OwnRule, ScheduledMomentumReplacesBeta1) {
  const Layout layout = VectorLayout(5);
  const OptimizerEntry& adam = *OptimizerRegistry::Find("adam");
  const auto built_in = MakeOptimizer<double>(adam, ParamValues(adam.params), layout);
  const auto typed = MakeOwnRule<double>(programs::kAdam, layout);
  Vector<double> expected = Vector<double>::Ones(5), got = expected;
  for (int step = 0; step < 30; ++step) {
    const Vector<double> gradient = expected.array().sin() - 0.3;
    StepInput<double> input{.gradient = gradient, .learning_rate = 0.1};
    if (step > 5) input.momentum = 0.8 + 0.005 * step;
    built_in->Step(input, expected);
    typed->Step(input, got);
  }
  EXPECT_EQ(got, expected);
}

TEST(OwnRule, NormsAreTakenLayerByLayer) {
  // |W's gradient| = 5, |b's| = 13.
  ExpectNear(Moved(programs::kByLayer, {0, 0, 0, 0, 0, 0}, {3, 0, 0, 4, 5, -12}),
             {-0.6, 0, 0, -0.8, -5.0 / 13, 12.0 / 13});
}

TEST(OwnRule, OrOverAllParameters) {
  // The whole norm is 2, so everything is halved.
  ExpectNear(Moved(programs::kClipped, {0, 0, 0, 0, 0, 0}, {1, 1, 1, 0, 0, -1}),
             {-0.5, -0.5, -0.5, 0, 0, 0.5});
  ExpectNear(Moved(programs::kClipped, {0, 0, 0, 0, 0, 0}, {0.1, 0, 0, 0, 0, 0.2}),
             {-0.1, 0, 0, 0, 0, -0.2});
}

// d = (-2, -1, 1, 2) and (-3, 3): sizes 1..2 and 3..3, squares 10 + 18 = 28.
TEST(OwnRule, ReductionsOfReductions) {
  ExpectNear(Moved(programs::kCentered, {0, 0, 0, 0, 0, 0}, {1, 2, 4, 5, 1, 7}),
             {2.0 / 29, 1.0 / 29, -1.0 / 29, -2.0 / 29, 3.0 / 28, -3.0 / 28});
}

// x = a; a = b + g; b = x: with g = 1, (a, b) is (1, 0), (1, 1), (2, 1); n counts 1, 2, 3.
TEST(OwnRule, VariablesMayExchangeTheirValues) {
  EXPECT_NEAR(Moved(programs::kSwapped, {0, 0, 0, 0, 0, 0}, {1, 1, 1, 1, 1, 1}, 3)[0],
              -(0 * 1 + 1 * 2 + 1 * 3), 1e-14);
  const auto rule = MakeOwnRule<float>(programs::kSwapped, TwoTensors());
  EXPECT_EQ(rule->StateSize(), 2 * 6 + 1);
}

TEST(OwnRule, ConditionsChooseEntryByEntry) {
  const std::vector<double> weights = {1, 2, 3, -1, 0.5, 0};
  const std::vector<double> gradient = {2, 0.5, 0.25, -0.5, -3, 0};
  // g^3 where g > 0 and w <= 2, else g between -1 and tanh(w).
  ExpectNear(Moved(programs::kChosen, weights, gradient),
             {1 - 8, 2 - 0.125, 3 - 0.25, -1 - std::tanh(-1), 0.5 + 1, 0});
}

}  // namespace
}  // namespace playground
