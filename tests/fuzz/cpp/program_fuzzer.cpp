// Own rules, schedules and surfaces as lists of numbers, the way they come from the page: whatever
// the numbers are, they are refused in words or run within their memory.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dual.h"
#include "core/layout.h"
#include "fuzz/cpp/bytes.h"
#include "own/formula.h"
#include "own/program.h"
#include "own/rule_machine.h"

namespace playground {
namespace {

constexpr std::string_view kLanguages[] = {"rule", "schedule", "surface"};

void RunRule(const Program& program) {
  Layout layout;
  layout.AddMatrix("W", 3, 2);
  layout.AddVector("b", 3);
  RuleMachine<float> machine(program, layout);
  const Vector<float> gradient = Vector<float>::Constant(layout.size(), 0.5f);
  Vector<float> weights = Vector<float>::Ones(layout.size());
  machine.Step(0.1, {}, gradient, weights);
  machine.Step(1e12, 0.9, gradient, weights);
  if (gradient != Vector<float>::Constant(layout.size(), 0.5f)) Abort("fuzz", "the gradient moved");
}

void RunSchedule(const Program& program) {
  const OwnFormula formula(program, schedule_slots::kInputs);
  for (const double step : {0.0, 1.0, 1e7}) formula.Value(std::array{step, 0.1, 1e7});
}

void RunSurface(const Program& program) {
  using Second = Dual<Dual<double>>;
  const OwnFormula formula(program, surface_slots::kInputs);
  formula.Value(std::array{Second(Dual<double>(0.5, 1), Dual<double>(1, 0)), Second(-1e3)});
}

void RunProgram(Bytes& bytes) {
  const std::size_t language = bytes.Below(3);
  std::vector<double> numbers;
  while (!bytes.empty()) numbers.push_back(bytes.Number());
  std::string rule;
  const std::optional<Program> program = ReadProgram(numbers, kLanguages[language], &rule);
  if (program.has_value() != rule.empty()) Abort("fuzz", "a program is refused without a word");
  if (!program) return;
  if (language == 0) RunRule(*program);
  if (language == 1) RunSchedule(*program);
  if (language == 2) RunSurface(*program);
}

}  // namespace
}  // namespace playground

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  playground::Bytes bytes(data, size);
  playground::RunProgram(bytes);
  return 0;
}
