// Files of the format schedule/1 hold the rate (and momentum) of every update.
#include "core/schedule.h"
#include "golden/golden_file.h"

namespace playground::golden {
namespace {

struct MadeSchedule {
  AnySchedule schedule;
  std::string error;
};

MadeSchedule MakeSchedule(std::string_view id, const Json& values, const ScheduleContext& context) {
  const ScheduleEntry* entry = ScheduleRegistry::Find(id);
  if (!entry) return {{}, "there is no schedule " + std::string(id)};
  AnySchedule inner;
  for (const char* role : {"then", "with"}) {
    if (!values.contains(role)) continue;
    MadeSchedule made = MakeSchedule(values[role].value("id", ""), values[role], context);
    if (!made.error.empty()) return made;
    inner = std::move(made.schedule);
  }
  if (entry->details.is_warmup && !inner) return {{}, std::string(id) + " needs an inner schedule"};
  ParamValues params(entry->params);
  if (auto error = SetParams(values, {"id", "then", "with"}, &params)) {
    return {{}, std::move(*error)};
  }
  return {entry->details.make(params, context, std::move(inner)), ""};
}

}  // namespace

template <class Scalar>
std::vector<CaseResult> CheckSchedule(const Json& file) {
  CaseResult result;
  result.entry = "schedule " + file.value("id", "");
  if (auto missing = MissingField(file, {"id", "base_lr", "params", "n", "lr", "tolerance"})) {
    result.Fail(*missing);
    return {result};
  }
  const auto steps = file["n"].get<std::size_t>();
  auto made =
      MakeSchedule(file["id"].get<std::string>(), file["params"],
                   {.base_rate = Number(file["base_lr"]), .steps = static_cast<double>(steps)});
  if (!made.error.empty()) {
    result.Fail(made.error);
    return {result};
  }
  const Tolerance tolerance = FileTolerance(file);
  for (std::size_t t = 0; t < steps; ++t) {
    const double step = static_cast<double>(t);
    result.Compare("rate of " + std::to_string(t), Number(file["lr"][t]), made.schedule->Rate(step),
                   tolerance);
    if (file.contains("momentum")) {
      result.Compare("momentum of " + std::to_string(t), Number(file["momentum"][t]),
                     made.schedule->Momentum(step).value_or(kUnset), tolerance);
    }
    if (file.contains("metric")) made.schedule->Report(Number(file["metric"][t]));
  }
  return {result};
}

template std::vector<CaseResult> CheckSchedule<GoldenScalar>(const Json&);

}  // namespace playground::golden
