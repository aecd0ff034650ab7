#include "bindings/step_report.h"

#include <algorithm>
#include <string>

namespace playground::bindings {
namespace {

// Reports of so many parameters of so many steps are refused no memory.
constexpr double kMostNumbers = 1e6;
constexpr int kMostSteps = 1000;

val ListOf(const std::vector<ReportedNumbers>& all) {
  val list = val::array();
  for (const ReportedNumbers& one : all) {
    val item = val::object();
    item.set("name", std::string(one.name));
    item.set("values", ToFloat64Array(one.values));
    item.set("isNorm", one.is_norm);
    list.call<void>("push", item);
  }
  return list;
}

val ToJs(const StepReport& report) {
  val result = val::object();
  result.set("step", report.step);
  result.set("rate", report.rate);
  result.set("loss", report.loss);
  result.set("momentum", report.momentum ? val(*report.momentum) : val::null());
  result.set("gradient", ToFloat64Array(report.gradient));
  result.set("weights", ToFloat64Array(report.weights));
  result.set("newWeights", ToFloat64Array(report.new_weights));
  result.set("before", ListOf(report.before));
  result.set("after", ListOf(report.after));
  result.set("notes", ListOf(report.notes));
  result.set("gradientNorm", report.gradient_norm);
  result.set("weightNorm", report.weight_norm);
  result.set("moveNorm", report.move_norm);
  return result;
}

}  // namespace

val StatesToJs(const std::vector<Internal>& states) {
  val list = val::array();
  for (const Internal& state : states) {
    if (state.values.empty()) continue;
    val item = val::object();
    item.set("name", std::string(state.name));
    item.set("values", ToFloat64Array(state.values));
    list.call<void>("push", item);
  }
  return list;
}

val StepsToJs(const Run<float>& run, const Timeline<float>* timeline, const val& wish) {
  const int size = std::max(1, wish["size"].as<int>());
  const int most = std::clamp(static_cast<int>(kMostNumbers / size), 1, kMostSteps);
  // Without a start: the last ones, and the next.
  const bool has_start = !wish["from"].isUndefined();
  const int wanted = wish["count"].as<int>();
  const int from = has_start ? wish["from"].as<int>() : std::max(0, run.step() - wanted);
  const int count = std::clamp(has_start ? wanted : run.step() - from + 1, 0, most);
  const ParameterRange range{wish["first"].as<int>(), size};
  val list = val::array();
  for (const StepReport& report : ReportSteps(run, timeline, from, count, range)) {
    list.call<void>("push", ToJs(report));
  }
  return list;
}

}  // namespace playground::bindings
