// Files of the format optimizer-trajectory/1 hold a rule under a given sequence of gradients.
#include <map>

#include "core/random.h"
#include "golden/golden_file.h"

namespace playground::golden {
namespace {

// Normals read from a file.
class GivenNormals final : public NormalSource {
 public:
  explicit GivenNormals(const Json& values) : values_(Numbers(values)) {}
  double Next() override { return place_ < values_.size() ? values_[place_++] : 0; }

 private:
  std::vector<double> values_;
  std::size_t place_ = 0;
};

// What a step may use beside the gradient: curvature estimates by the update they belong to.
template <class Scalar>
std::map<int, Vector<Scalar>> ReadCurvatures(const Json& file) {
  std::map<int, Vector<Scalar>> curvatures;
  if (!file.contains("hessian_updates")) return curvatures;
  for (const Json& update : file["hessian_updates"]) {
    curvatures[update["before_step"].get<int>()] = Flatten<Scalar>(update["value"]);
  }
  return curvatures;
}

template <class Scalar>
void ObserveStep(const Json& file, int t, const Vector<Scalar>& parameters,
                 const Optimizer<Scalar>& rule, Observations* observations) {
  const std::string step = std::to_string(t);
  const bool is_checked = file["expected"].contains(step);
  if (is_checked) {
    observations->push_back(
        {"parameters after " + step, Numbers(file["expected"][step]), ToDoubles(parameters), t});
  }
  if (is_checked && file.contains("expected_eval")) {
    // A step is absent before the first average, and then there must be no such point.
    const Json& points = file["expected_eval"];
    Vector<Scalar> point(parameters.size());
    const bool has_point = rule.EvaluationPoint(parameters, &point);
    observations->push_back({"evaluation point after " + step,
                             points.contains(step) ? Numbers(points[step]) : std::vector<double>(),
                             has_point ? ToDoubles(point) : std::vector<double>(), t});
  }
  if (file.contains("trace")) {
    for (const auto& [name, values] : file["trace"].items()) {
      observations->push_back({name + " after " + step,
                               Numbers(values[static_cast<std::size_t>(t - 1)]),
                               InternalOf(rule, name), t});
    }
  }
}

template <class Scalar>
Observations Replay(const Json& file, const Layout& layout, Random* nudges) {
  auto made = MakeOptimizer<Scalar>(file.value("id", ""), file["hyper"], layout);
  const auto curvatures = ReadCurvatures<Scalar>(file);
  GivenNormals normals(file.value("noise", Json::array()));
  Vector<Scalar> parameters = Flatten<Scalar>(file["init"]);
  Observations observations;
  int t = 0;
  for (const Json& tensors : file["grads"]) {
    ++t;
    const Vector<Scalar> gradient = Flatten<Scalar>(tensors);
    StepInput<Scalar> input{.gradient = gradient, .learning_rate = made.learning_rate};
    if (file.contains("lr_per_step")) {
      input.learning_rate = Number(file["lr_per_step"][static_cast<std::size_t>(t - 1)]);
    }
    if (const auto found = curvatures.find(t); found != curvatures.end()) {
      input.curvature = &found->second;
    }
    if (file.contains("noise")) input.normals = &normals;
    if (nudges) Nudge(*nudges, parameters);
    made.rule->Step(input, parameters);
    ObserveStep(file, t, parameters, *made.rule, &observations);
  }
  return observations;
}

}  // namespace

template <class Scalar>
std::vector<CaseResult> CheckOptimizer(const Json& file) {
  CaseResult result;
  result.entry = file.value("id", "");
  if (auto missing =
          MissingField(file, {"hyper", "params", "init", "grads", "expected", "tolerance"})) {
    result.Fail(*missing);
    return {result};
  }
  const Layout layout = ReadLayout(file["params"]);
  const auto made = MakeOptimizer<Scalar>(result.entry, file["hyper"], layout);
  if (!made.error.empty()) {
    result.Fail(made.error);
    return {result};
  }
  CompareReplay<Scalar>(
      file, [&](Random* nudges) { return Replay<Scalar>(file, layout, nudges); }, &result);
  return {result};
}

template std::vector<CaseResult> CheckOptimizer<GoldenScalar>(const Json&);

}  // namespace playground::golden
