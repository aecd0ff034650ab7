// Users write this update rule themselves: the page compiles the text, and own/rule_machine.h runs
// it. (The file is called after the entry's id in links.)
#include <array>

#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "own/program.h"
#include "own/rule_machine.h"

namespace playground {
namespace {

constexpr std::string_view kLanguage = "rule";
constexpr std::string_view kDefaultText = "m=mu*m+g;w=w-lr*m";
// The same, compiled, with mu = 0.9.
constexpr std::array<double, 36> kDefaultProgram = {1, 7, 4, 0, 1, 0,  0, 0, 0, 0, 2,  0.9,
                                                    1, 0, 1, 1, 5, 6,  1, 0, 0, 2, 12, 2,
                                                    2, 1, 0, 4, 5, 11, 0, 0, 2, 0, 5,  6};

template <class Scalar>
class OwnRule final : public Optimizer<Scalar> {
 public:
  OwnRule(const ParamValues& params, const Layout& layout)
      : machine_(ProgramOf(params, "rule", kLanguage, kDefaultProgram), layout) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    machine_.Step(input.learning_rate, input.momentum, input.gradient, parameters);
  }

  // By their numbers: only whoever compiled the text knows their names.
  std::vector<Internal> States() const override {
    static constexpr std::string_view kNumbers[] = {"1", "2", "3", "4",  "5",  "6",
                                                    "7", "8", "9", "10", "11", "12"};
    std::vector<Internal> states;
    for (std::size_t i = 0; i < machine_.kept(); ++i) {
      states.push_back(Named(kNumbers[i], machine_.kept(i)));
    }
    return states;
  }

  Index StateSize() const override { return machine_.StateSize(); }

 private:
  RuleMachine<Scalar> machine_;
};

constexpr OptimizerEntry entry = WithRule<OwnRule>({
    .id = "custom",
    .name = "Own rule",
    .summary = "An update rule that you write: w are the weights, g the gradient, lr the rate, t "
               "the step, counted from 1; every other variable keeps its value from step to step.",
    .formula = R"(m_t = \mu m_{t-1} + g_t,\qquad \theta_t = \theta_{t-1} - \eta\, m_t)",
    .reference = "Your own rule",
    .params = {LearningRate(0.001, 0.05),
               TextParam("rule", "Assignments, one a line; free names become hyperparameters",
                         kLanguage, kDefaultText)},
    .details = {.group = "Own",
                .mark = "expected",
                .state = "the variables that it reads before it assigns them",
                .state_multiple = "0\u201312",
                .decay = "as written",
                .memory =
                    [](const ParamValues& params, const Layout& layout) {
                      const Program program = ProgramOf(params, "rule", kLanguage, kDefaultProgram);
                      const double vectors = program.kept_vectors + program.temporaries;
                      return (vectors + 3) * static_cast<double>(layout.size());
                    }},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
