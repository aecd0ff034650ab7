// What every entry promises, float and double: it reaches the minimum of a convex quadratic with
// its suggested values, does the same twice, allocates nothing in a step, and survives gradients
// that are zero or not finite.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

#include "cpp/allocation_counter.h"
#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

// A small dense layer: what per-tensor and Kronecker-factored rules need.
Layout LayerLayout() {
  Layout layout;
  layout.AddMatrix("0.W", 3, 2);
  layout.AddVector("0.b", 3);
  return layout;
}

const std::vector<double> kCurvatures = {1, 0.5, 2, 1.5, 0.7, 1, 0.6, 1.2, 0.9};
// The rows of the matrix have mean 0: centralized gradients cannot change it.
const std::vector<double> kStart = {1, -1, 0.6, -0.6, -1.1, 1.1, 0.7, -1.1, 0.5};

// The suggested values of the entry, then `settings` of those it has.
ParamValues SuggestedValues(const OptimizerEntry& entry,
                            const std::vector<RuleSetting>& settings = {}) {
  ParamValues values(entry.params);
  for (const ParamSpec& spec : entry.params) {
    if (spec.start == spec.start) {
      EXPECT_FALSE(values.Set(spec.id, spec.start)) << spec.id;
    }
  }
  for (const RuleSetting& setting : settings) {
    if (values.Declares(setting.id)) {
      EXPECT_FALSE(values.Set(setting.id, setting.value)) << setting.id;
    }
  }
  return values;
}

// One entry on the quadratic; a wrapper goes around gradient descent.
template <class Scalar>
class Descent {
 public:
  explicit Descent(const OptimizerEntry& entry, const std::vector<RuleSetting>& settings = {})
      : layout_(LayerLayout()),
        objective_(layout_, kCurvatures),
        parameters_(Eigen::Map<const Vector<double>>(kStart.data(), layout_.size())
                        .template cast<Scalar>()),
        gradient_(layout_.size()) {
    const ParamValues values = SuggestedValues(entry, settings);
    AnyOptimizer<Scalar> inner;
    const OptimizerEntry& rated =
        entry.details.needs.inner ? *OptimizerRegistry::Find("sgd") : entry;
    if (entry.details.needs.inner) {
      inner = MakeOptimizer<Scalar>(rated, SuggestedValues(rated), layout_);
    }
    const ParamValues rated_values = SuggestedValues(rated);
    rate_ = rated_values.Declares("lr") ? rated_values["lr"] : 1.0;
    rule_ = MakeOptimizer<Scalar>(entry, values, layout_, std::move(inner));
  }

  void Step(std::optional<double> momentum = {}) {
    const double loss = objective_.Evaluate(parameters_, &gradient_);
    StepWith(gradient_, loss, momentum);
  }

  void StepWith(const Vector<Scalar>& gradient, double loss = 0,
                std::optional<double> momentum = {}) {
    StepInput<Scalar> input{.gradient = gradient, .learning_rate = rate_, .loss = loss};
    input.momentum = momentum;
    input.objective = &objective_;
    rule_->Step(input, parameters_);
  }

  // At the point where the rule wants to be evaluated.
  double Loss() {
    Vector<Scalar> point = parameters_;
    rule_->EvaluationPoint(parameters_, &point);
    return objective_.Evaluate(point, nullptr);
  }

  Vector<Scalar>& parameters() { return parameters_; }
  AnyOptimizer<Scalar>& rule() { return rule_; }

 private:
  Layout layout_;
  DiagonalQuadratic<Scalar> objective_;
  Vector<Scalar> parameters_, gradient_;
  double rate_ = 1;
  AnyOptimizer<Scalar> rule_;
};

template <class Scalar>
bool SameBits(const Vector<Scalar>& a, const Vector<Scalar>& b) {
  return std::memcmp(a.data(), b.data(), sizeof(Scalar) * static_cast<std::size_t>(a.size())) == 0;
}

// Runs `check` for both number types.
template <class Check>
void ForFloatAndDouble(const OptimizerEntry& entry, Check&& check) {
  {
    SCOPED_TRACE("float");
    Descent<float> descent(entry);
    check(descent);
  }
  SCOPED_TRACE("double");
  Descent<double> descent(entry);
  check(descent);
}

// Steps within which a thousandth of the first loss is reached; the slowest entry, which moves by
// 1 per mille of the weights at most, takes a third of them.
constexpr int kPatience = 10000;

// The parameter is the entry's id.
class OptimizerContract : public testing::TestWithParam<std::string> {
 protected:
  static const OptimizerEntry& Entry() { return *OptimizerRegistry::Find(GetParam()); }
};

std::vector<std::string> AllIds() {
  std::vector<std::string> ids;
  for (const OptimizerEntry& entry : OptimizerRegistry::All()) ids.emplace_back(entry.id);
  return ids;
}

// Reaches, not stays: without a schedule some rules dance around the minimum.
TEST_P(OptimizerContract, ReachesTheMinimumOfAConvexQuadratic) {
  ForFloatAndDouble(Entry(), [](auto& descent) {
    const double target = 1e-3 * descent.Loss();
    int steps = 0;
    for (; steps < kPatience && !(descent.Loss() < target); ++steps) descent.Step();
    EXPECT_LT(steps, kPatience) << "loss " << descent.Loss() << ", wanted " << target;
  });
}

TEST_P(OptimizerContract, DoesTheSameTwiceAndInACopy) {
  ForFloatAndDouble(Entry(), [](auto& descent) {
    for (int step = 0; step < 7; ++step) descent.Step();
    auto copy = descent.rule();
    const auto halfway = descent.parameters();
    for (int step = 0; step < 7; ++step) descent.Step();
    const auto end = descent.parameters();

    descent.rule() = copy;
    descent.parameters() = halfway;
    for (int step = 0; step < 7; ++step) descent.Step();
    EXPECT_TRUE(SameBits(end, descent.parameters())) << "copied";

    std::remove_reference_t<decltype(descent)> again(Entry());
    for (int step = 0; step < 14; ++step) again.Step();
    EXPECT_TRUE(SameBits(end, again.parameters())) << "repeated";
  });
}

// Matrix methods may allocate while they refresh, so refreshes are put far apart; those that
// factorise a matrix in every step are left out.
TEST_P(OptimizerContract, AllocatesNothingInAStep) {
  if (!PLAYGROUND_COUNTS_ALLOCATIONS) GTEST_SKIP() << "malloc cannot be counted here";
  const std::vector<RuleSetting> rarely = {
      {"update_freq", 100}, {"freq", 100}, {"inv_freq", 50}, {"interval", 100}};
  const OptimizerEntry& entry = Entry();
  const ParamValues values(entry.params);
  const bool refreshes = std::any_of(rarely.begin(), rarely.end(), [&](const RuleSetting& setting) {
    return values.Declares(setting.id);
  });
  if ((entry.details.needs.hessian || entry.details.needs.least_squares) && !refreshes) {
    GTEST_SKIP() << "factorises a matrix in every step";
  }
  Descent<float> descent(entry, rarely);
  for (int step = 0; step < 3; ++step) descent.Step();
  const long before = Allocations();
  for (int step = 0; step < 20; ++step) descent.Step();
  EXPECT_EQ(Allocations() - before, 0);
}

// A layer of that many units, and its bias.
Layout WideLayout(Index rows, Index columns) {
  Layout layout;
  layout.AddMatrix("0.W", rows, columns);
  layout.AddVector("0.b", rows);
  return layout;
}

// What a rule says about its memory before it is made is what it takes, from above and not by far;
// so is the state that it says it keeps.
TEST_P(OptimizerContract, TakesTheMemoryThatItSays) {
  if (!PLAYGROUND_COUNTS_ALLOCATIONS) GTEST_SKIP() << "malloc cannot be counted here";
  const OptimizerEntry& entry = Entry();
  const ParamValues values = SuggestedValues(entry);
  for (const auto& [rows, columns] :
       {std::pair<Index, Index>{8, 6}, {40, 12}, {12, 40}, {30, 30}}) {
    SCOPED_TRACE(std::to_string(rows) + " x " + std::to_string(columns));
    const Layout layout = WideLayout(rows, columns);
    const double parameters = static_cast<double>(layout.size());
    AnyOptimizer<float> inner;
    if (entry.details.needs.inner) {
      const OptimizerEntry& sgd = *OptimizerRegistry::Find("sgd");
      inner = MakeOptimizer<float>(sgd, SuggestedValues(sgd), layout);
    }
    DiagonalQuadratic<float> objective(layout, std::vector<double>(layout.size(), 1.0));
    Vector<float> theta = Vector<float>::Constant(layout.size(), 0.5f), gradient = theta;
    const long before = BytesInUse();
    ForgetPeak();
    const AnyOptimizer<float> rule = MakeOptimizer<float>(entry, values, layout, std::move(inner));
    const double made = static_cast<double>(BytesInUse() - before);
    AnyOptimizer<float> stepping = rule;
    ForgetPeak();
    const long at_start = BytesInUse();
    for (int step = 0; step < 3; ++step) {
      stepping->Step(
          {.gradient = gradient, .learning_rate = 0.01, .loss = 1, .objective = &objective}, theta);
    }
    const double taken = made + static_cast<double>(PeakBytes() - at_start);

    const double said = sizeof(float) * (entry.details.memory ? entry.details.memory(values, layout)
                                                              : kUsualVectors * parameters);
    // Small blocks cost the allocator and their owners something that no formula has.
    constexpr double kOverhead = 4096;
    EXPECT_LE(taken, said + kOverhead);
    // Factors of matrices come in double, and several of them live for a moment only.
    if (entry.details.memory) {
      EXPECT_GE(3 * taken + kOverhead, said);
    }
    const double state = sizeof(float) * static_cast<double>(stepping->StateSize());
    EXPECT_LE(state, taken + kOverhead);
  }
}

TEST_P(OptimizerContract, SurvivesZeroGradients) {
  ForFloatAndDouble(Entry(), [](auto& descent) {
    descent.parameters().setZero();  // The minimum.
    for (int step = 0; step < 20; ++step) descent.Step();
    EXPECT_TRUE(descent.parameters().allFinite());
    EXPECT_LT(descent.Loss(), 1.0);
  });
}

// The run reports divergence; the rule only has to come back, and with all its parameters.
TEST_P(OptimizerContract, ComesBackFromGradientsThatAreNotFinite) {
  ForFloatAndDouble(Entry(), [](auto& descent) {
    for (int step = 0; step < 2; ++step) descent.Step();
    auto gradient = descent.parameters();
    for (double value : {std::nan(""), HUGE_VAL}) {
      gradient.setConstant(
          static_cast<typename std::remove_reference_t<decltype(gradient)>::Scalar>(value));
      for (int step = 0; step < 3; ++step) descent.StepWith(gradient, value);
    }
    EXPECT_EQ(descent.parameters().size(), gradient.size());
  });
}

TEST_P(OptimizerContract, TakesAMomentumFromTheSchedule) {
  ForFloatAndDouble(Entry(), [](auto& descent) {
    const double start = descent.Loss();
    for (int step = 0; step < 40; ++step) descent.Step(step % 2 == 0 ? 0.5 : 0.8);
    EXPECT_TRUE(descent.parameters().allFinite());
    EXPECT_LT(descent.Loss(), 2 * start);
  });
}

INSTANTIATE_TEST_SUITE_P(All, OptimizerContract, testing::ValuesIn(AllIds()), [](const auto& info) {
  std::string name = info.param;
  for (char& letter : name) letter = letter == '-' ? '_' : letter;
  return name;
});

}  // namespace
}  // namespace playground
