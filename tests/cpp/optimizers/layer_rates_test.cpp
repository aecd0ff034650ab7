#include "optimizers/layer_rates.h"

#include <gtest/gtest.h>

#include <string>

#include "cpp/training/network_testing.h"
#include "cpp/training/run_testing.h"

namespace playground {
namespace {

using Numbers = std::vector<double>;

constexpr int kSteps = 12;

// Rates so small that the gradients stay as they are: then a layer's moves are those of its factor.
RunInput SmallSteps(const OptimizerEntry& entry, const Numbers& factors) {
  Fields settings = {{"data", "moons"},
                     {"noise", 0.1},
                     {"batch", 0.0},
                     {"hidden", Numbers{8.0, 8.0}},
                     {"layer_rates", factors}};
  if (entry.details.needs.least_squares) settings.push_back({"loss", "mse"});
  Fields params;
  for (const ParamSpec& spec : entry.params) {
    if (spec.id == "lr" || spec.id == "aux_lr") params.push_back({std::string(spec.id), 1e-6});
    // Without it the first move would be 0, and so every other.
    if (spec.id == "eps0") params.push_back({"eps0", 1e-6});
    // A network has more parameters than this problem decides.
    if (entry.details.needs.least_squares && spec.id == "damping")
      params.push_back({"damping", 1.0});
  }
  return Definition(std::move(settings), std::string(entry.id), std::move(params));
}

// How far each layer is from its start: of the parameters, then of what is evaluated.
Numbers Moved(const RunInput& input) {
  auto run = DoubleRun(input);
  const Vector<double> start = run->parameters();
  run->Advance(kSteps);
  Numbers moved;
  for (const Vector<double>* end : {&run->parameters(), &run->EvaluationParameters()}) {
    for (Index layer = 0; layer < 3; ++layer) {
      double square = 0;
      for (const Tensor& tensor : run->problem().layout().tensors()) {
        if (tensor.layer != layer) continue;
        square += (*end - start).segment(tensor.offset, tensor.size()).squaredNorm();
      }
      moved.push_back(std::sqrt(square));
    }
  }
  return moved;
}

void ExpectExactFactors(const OptimizerEntry& entry, const std::vector<EntryInput>& wrappers) {
  RunInput without = SmallSteps(entry, {}), with = SmallSteps(entry, {0.1, 1, 3});
  without.wrappers = with.wrappers = wrappers;
  const Numbers plain = Moved(without), scaled = Moved(with);
  const Numbers factors = {0.1, 1, 3, 0.1, 1, 3};
  for (std::size_t i = 0; i < factors.size(); ++i) {
    ASSERT_GT(plain[i], 0);
    // What inverts singular matrices follows the smallest change of a gradient.
    EXPECT_NEAR(scaled[i] / plain[i], factors[i], 0.05 * factors[i]) << "layer " << i % 3;
  }
}

bool IsOwnRule(const OptimizerEntry& entry) {
  for (const ParamSpec& spec : entry.params) {
    if (spec.type == ParamType::kText) return true;
  }
  return false;
}

TEST(LayerRates, ScaleEveryMoveOfALayerExactlyOrAreRefused) {
  int exact = 0, refused = 0;
  for (const OptimizerEntry& entry : OptimizerRegistry::All()) {
    if (entry.details.needs.inner || IsOwnRule(entry)) continue;
    SCOPED_TRACE(std::string(entry.id));
    if (entry.details.own_moves.empty()) {
      ExpectExactFactors(entry, {});
      ++exact;
      continue;
    }
    ++refused;
    std::vector<InputError> errors;
    const auto spec = MakeRunSpec(SmallSteps(entry, {0.1, 1, 1}), &errors);
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].key, "layer_rates");
    EXPECT_EQ(errors[0].value, "0.1-1-1");
    EXPECT_EQ(errors[0].message, "cannot be used with " + std::string(entry.name) + ": " +
                                     std::string(entry.details.own_moves));
    EXPECT_TRUE(spec->settings.List("layer_rates").empty());
    errors.clear();
    MakeRunSpec(SmallSteps(entry, {1, 1, 1}), &errors);
    EXPECT_TRUE(errors.empty());
  }
  EXPECT_GT(exact, 40);
  EXPECT_GE(refused, 10);
}

TEST(LayerRates, AreExactInsideEveryWrapper) {
  for (const OptimizerEntry& entry : OptimizerRegistry::All()) {
    if (!entry.details.needs.inner) continue;
    SCOPED_TRACE(std::string(entry.id));
    const EntryInput wrapper = {std::string(entry.id), {}};
    for (const char* rule : {"sgd", "adam"}) {
      ExpectExactFactors(*OptimizerRegistry::Find(rule), {wrapper});
    }
  }
}

// What the rules below would do: positions, distances and curvature that they remember pull a layer
// back, or drive it away.
TEST(LayerRates, WouldContradictTheStateOfRulesThatFollowTheirOwnMoves) {
  for (const char* id : {"schedule-free-sgd", "schedule-free-adamw", "dadapt-sgd", "ldog"}) {
    SCOPED_TRACE(id);
    const OptimizerEntry& entry = *OptimizerRegistry::Find(id);
    Layout layout;
    layout.AddVector("b", 1, 0);
    double moved[2];
    for (const bool scaled : {false, true}) {
      auto rule = MakeOptimizer<double>(entry, ParamValues(entry.params), layout);
      if (scaled) {
        rule =
            AnyOptimizer<double>::Make<LayerRates<double>>(Numbers{0.1}, layout, std::move(rule));
      }
      Vector<double> parameters = Vector<double>::Ones(1);
      const Vector<double> gradient = Vector<double>::Ones(1);
      for (int i = 0; i < 100; ++i) {
        rule->Step({.gradient = gradient, .learning_rate = 1}, parameters);
      }
      moved[scaled] = 1 - parameters[0];
    }
    EXPECT_GT(std::fabs(moved[1] / moved[0] - 0.1), 0.02);
  }
}

}  // namespace
}  // namespace playground
