// These tests compare the limits that rules claim for themselves with what they do on quadratics.
#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

// f = curvature / 2 x^2, for rules that evaluate again.
class Parabola final : public Objective<double> {
 public:
  explicit Parabola(double curvature) : curvature_(curvature), layout_(VectorLayout(1)) {}
  const Layout& layout() const override { return layout_; }
  double Evaluate(const Vector<double>& x, Vector<double>* gradient) override {
    if (gradient) *gradient = curvature_ * x;
    return curvature_ / 2 * x.squaredNorm();
  }

 private:
  double curvature_;
  Layout layout_;
};

// log |x| after `steps`, begun at 1.
double GrowthOn(std::string_view id, double curvature, double rate, int steps) {
  RuleRun<> run(id, {}, {1});
  Parabola parabola(curvature);
  double log_size = 0;
  for (int i = 0; i < steps; ++i) {
    run.Step({curvature * run[0]}, rate, {}, &parabola);
    log_size = std::log(std::abs(run[0]));
  }
  return log_size;
}

TEST(Stability, PlainRulesGrowExactlyBeyondTheirLimit) {
  int checked = 0;
  constexpr double kRate = 0.1;
  for (const OptimizerEntry& entry : OptimizerRegistry::All()) {
    if (entry.details.needs.inner) continue;
    RuleRun<> run(entry.id, {}, {1});
    Vector<double> diagonal;
    const StabilityLimit limit = run.rule().Stability({}, &diagonal);
    if (limit.preconditioned || std::isnan(limit.factor)) continue;
    ++checked;
    const double edge = limit.factor / kRate;
    EXPECT_LT(GrowthOn(entry.id, 0.98 * edge, kRate, 2000), -1) << entry.id;
    EXPECT_GT(GrowthOn(entry.id, 1.02 * edge, kRate, 2000), 1) << entry.id;
  }
  EXPECT_GE(checked, 5);
}

// Cohen et al. 2022: 38 / rate for beta1 = 0.9.
TEST(Stability, AdamsLimitIsThirtyEightOverTheRate) {
  for (const char* id : {"adam", "adamw", "amsgrad"}) {
    RuleRun<> run(id, {}, {1, 1});
    Vector<double> diagonal;
    EXPECT_TRUE(std::isnan(run.rule().Stability({}, &diagonal).factor));
    run.Step({0.5, -2}, 0.001);
    const StabilityLimit limit = run.rule().Stability({}, &diagonal);
    EXPECT_NEAR(limit.factor, 38, 1e-9);
    EXPECT_TRUE(limit.preconditioned);
    // After one update sqrt(v hat) = |g|; the correction of m is 1 - 0.9.
    ASSERT_EQ(diagonal.size(), 2);
    EXPECT_NEAR(diagonal[0], 0.1 * (0.5 + 1e-8), 1e-12);
    EXPECT_NEAR(diagonal[1], 0.1 * (2 + 1e-8), 1e-12);
  }
}

// With its P held in place by a memory of nearly 1, Adam is averaged momentum on P^-1 H.
TEST(Stability, APreconditionedRuleGrowsExactlyBeyondItsLimit) {
  const double rate = 1e-3;
  const auto growth = [&](double share, int steps) {
    // 500,000 equal gradients fix v at their square and the corrections at 1; then the quadratic
    // begins, far below that gradient.
    RuleRun<> run("adam", {{"beta2", 0.99999}}, {0});
    for (int i = 0; i < 500'000; ++i) run.Step({1}, 0);
    for (int i = 0; i < 400; ++i) run.Step({0}, 0);  // m is forgotten, v hardly.
    Vector<double> diagonal;
    const double factor = run.rule().Stability({}, &diagonal).factor;
    const double curvature = share * factor / rate * diagonal[0];
    run.parameters()[0] = 1e-12;
    // Few enough that the growing gradients do not change v.
    for (int i = 0; i < steps; ++i) run.Step({curvature * run[0]}, rate);
    return std::abs(run[0]) / 1e-12;
  };
  EXPECT_LT(growth(0.97, 200), 0.1);
  EXPECT_GT(growth(1.03, 60), 10);
}

}  // namespace
}  // namespace playground
