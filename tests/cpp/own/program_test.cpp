#include "own/program.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/random.h"
#include "cpp/own/programs.h"
#include "cpp/test_seed.h"
#include "own/formula.h"
#include "own/rule_machine.h"

namespace playground {
namespace {

bool IsValid(const std::vector<double>& numbers, std::string_view language) {
  std::string rule;
  const bool valid = ReadProgram(numbers, language, &rule).has_value();
  EXPECT_EQ(valid, rule.empty());
  return valid;
}

TEST(ProgramTest, WhatTheCompilerMadeIsValidInItsLanguageOnly) {
  EXPECT_TRUE(IsValid(programs::kAdam, "rule"));
  EXPECT_TRUE(IsValid(programs::kStairs, "schedule"));
  EXPECT_TRUE(IsValid(programs::kPeaks, "surface"));
  EXPECT_FALSE(IsValid(programs::kAdam, "schedule"));
  EXPECT_FALSE(IsValid(programs::kAdam, "surface"));
}

TEST(ProgramTest, EveryShortenedOrLengthenedProgramIsRefused) {
  for (std::size_t size = 0; size < programs::kCentered.size(); ++size) {
    const auto end = programs::kCentered.begin() + static_cast<std::ptrdiff_t>(size);
    EXPECT_FALSE(IsValid({programs::kCentered.begin(), end}, "rule")) << size;
  }
  auto longer = programs::kCentered;
  longer.push_back(0);
  EXPECT_FALSE(IsValid(longer, "rule"));
  EXPECT_FALSE(IsValid(std::vector<double>(20001, 1), "rule"));
}

// Whatever numbers come: they are refused, or run within their memory (the sanitizers watch).
TEST(ProgramTest, MutatedProgramsAreRefusedOrRun) {
  Random random(TestSeed(), Stream::kData);
  Layout layout;
  layout.AddMatrix("W", 3, 2);
  layout.AddVector("b", 3);
  const Vector<float> gradient = Vector<float>::Constant(layout.size(), 0.5f);
  const std::vector<double>* originals[] = {&programs::kAdam, &programs::kCentered,
                                            &programs::kSwapped, &programs::kChosen};
  const double strange[] = {-1, 0, 1, 2, 3, 7, 31, 39, 64, 0.5, 1e9, -1e9, HUGE_VAL, NAN};
  int valid = 0;
  for (int repeat = 0; repeat < 20000; ++repeat) {
    auto numbers = *originals[random.Below(4)];
    for (std::uint32_t i = 0; i <= random.Below(3); ++i) {
      numbers[random.Below(static_cast<std::uint32_t>(numbers.size()))] = strange[random.Below(14)];
    }
    std::string rule;
    const auto program = ReadProgram(numbers, "rule", &rule);
    if (!program) continue;
    ++valid;
    RuleMachine<float> machine(*program, layout);
    Vector<float> weights = Vector<float>::Ones(layout.size());
    for (int step = 0; step < 2; ++step) machine.Step(0.1, {}, gradient, weights);
    EXPECT_EQ(gradient, Vector<float>::Constant(layout.size(), 0.5f));
  }
  EXPECT_GT(valid, 1000);
}

TEST(OwnFormulaTest, AScheduleByHand) {
  std::string rule;
  const OwnFormula stairs(*ReadProgram(programs::kStairs, "schedule", &rule),
                          schedule_slots::kInputs);
  const auto rate = [&](double t) { return stairs.Value(std::array{t, 0.8, 100.0}); };
  EXPECT_EQ(rate(0), 0.8);
  EXPECT_EQ(rate(9), 0.8);
  EXPECT_EQ(rate(10), 0.4);
  EXPECT_EQ(rate(35), 0.1);
}

// exp(-x^2) sin(3y) + 2 |x - y|^3, derivatives by hand.
TEST(OwnFormulaTest, DualNumbersGiveTheDerivatives) {
  std::string rule;
  const OwnFormula peaks(*ReadProgram(programs::kPeaks, "surface", &rule), surface_slots::kInputs);
  using First = Dual<double>;
  using Second = Dual<First>;
  const double x = 0.7, y = -0.4, bell = std::exp(-x * x), d = std::abs(x - y);
  const Second xx = peaks.Value(std::array{Second(First(x, 1), First(1, 0)), Second(First(y, 0))});
  EXPECT_NEAR(xx.value.value, bell * std::sin(3 * y) + 2 * d * d * d, 1e-14);
  EXPECT_NEAR(xx.value.slope, -2 * x * bell * std::sin(3 * y) + 6 * d * d, 1e-13);
  EXPECT_NEAR(xx.slope.slope, (4 * x * x - 2) * bell * std::sin(3 * y) + 12 * d, 1e-12);
  const Second xy =
      peaks.Value(std::array{Second(First(x, 1), First(0, 0)), Second(First(y, 0), First(1, 0))});
  EXPECT_NEAR(xy.slope.slope, -6 * x * bell * std::cos(3 * y) - 12 * d, 1e-12);
}

}  // namespace
}  // namespace playground
