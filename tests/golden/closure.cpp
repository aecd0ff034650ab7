// Files of the format objective-trajectory/1 hold rules that evaluate an analytic objective.
#include "golden/golden_file.h"
#include "golden/objectives.h"

namespace playground::golden {
namespace {

// Levenberg-Marquardt accepts a trial if the loss falls, by however little. At the minimum rounding
// decides that, and from there on its damping differs between any two implementations. So the
// damping is compared up to the first success that lowers the loss by less than this share of the
// first loss; losses and parameters are compared after every update.
template <class Scalar>
inline constexpr double kSmallestDecision = std::is_same_v<Scalar, float> ? 1e-7 : 1e-10;

template <class Scalar>
int LastDecidedStep(const Json& file) {
  const std::vector<double> loss = Numbers(file["loss"]);
  const int steps = static_cast<int>(loss.size()) - 1;
  if (!file.contains("trace") || !file["trace"].contains("accepted")) return steps;
  for (int t = 1; t <= steps; ++t) {
    const auto place = static_cast<std::size_t>(t);
    const bool accepted = file["trace"]["accepted"][place - 1] == true;
    const double fall = loss[place - 1] - loss[place];
    if (accepted && fall < kSmallestDecision<Scalar> * loss[0]) return t;
  }
  return steps;
}

template <class Scalar>
void ObserveInternals(const Json& file, int t, const Optimizer<Scalar>& rule,
                      Observations* observations) {
  if (!file.contains("trace")) return;
  for (const auto& [name, values] : file["trace"].items()) {
    const Json& value = values[static_cast<std::size_t>(t - 1)];
    const double expected = value.is_boolean() ? (value == true ? 1 : 0) : Number(value);
    observations->push_back(
        {name + " after " + std::to_string(t), {expected}, InternalOf(rule, name), t});
  }
}

template <class Scalar>
Observations Replay(const Json& file, const Layout& layout, Random* nudges) {
  const auto objective = MakeObjective<Scalar>(file["objective"], layout);
  auto made = MakeOptimizer<Scalar>(file.value("id", ""), file["hyper"], layout);
  const std::vector<double> losses = Numbers(file["loss"]);
  const int steps = static_cast<int>(losses.size()) - 1;
  const int last_decided = LastDecidedStep<Scalar>(file);
  Vector<Scalar> parameters = Flatten<Scalar>(file["init"]);
  Vector<Scalar> gradient(parameters.size());
  Observations observations;
  for (int t = 0; t <= steps; ++t) {
    if (nudges) Nudge(*nudges, parameters);
    const double loss = objective->Evaluate(parameters, &gradient);
    const std::string step = std::to_string(t);
    observations.push_back(
        {"loss after " + step, {losses[static_cast<std::size_t>(t)]}, {loss}, t});
    if (file["expected"].contains(step)) {
      observations.push_back(
          {"parameters after " + step, Numbers(file["expected"][step]), ToDoubles(parameters), t});
    }
    if (t > 0 && t <= last_decided) ObserveInternals(file, t, *made.rule, &observations);
    if (t == steps) break;
    const StepInput<Scalar> input{.gradient = gradient,
                                  .learning_rate = made.learning_rate,
                                  .loss = loss,
                                  .objective = objective.get()};
    made.rule->Step(input, parameters);
  }
  return observations;
}

}  // namespace

template <class Scalar>
std::vector<CaseResult> CheckObjective(const Json& file) {
  CaseResult result;
  result.entry = file.value("id", "");
  if (auto missing = MissingField(
          file, {"hyper", "params", "init", "objective", "expected", "loss", "tolerance"})) {
    result.Fail(*missing);
    return {result};
  }
  const Layout layout = ReadLayout(file["params"]);
  if (!MakeObjective<Scalar>(file["objective"], layout)) {
    result.Fail("there is no objective " + file["objective"].dump());
    return {result};
  }
  const auto made = MakeOptimizer<Scalar>(result.entry, file["hyper"], layout);
  if (!made.error.empty()) {
    result.Fail(made.error);
    return {result};
  }
  CompareReplay<Scalar>(
      file, [&](Random* nudges) { return Replay<Scalar>(file, layout, nudges); }, &result);
  return {result};
}

template std::vector<CaseResult> CheckObjective<GoldenScalar>(const Json&);

}  // namespace playground::golden
