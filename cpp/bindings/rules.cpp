// JavaScript can use update rules and schedules by themselves: it hands in gradients and gets
// parameters back.
#include <memory>
#include <optional>

#include "bindings/methods.h"
#include "bindings/values.h"
#include "core/optimizer.h"
#include "core/schedule.h"
#include "definition/run_spec.h"
#include "training/run_cost.h"

namespace playground::bindings {
namespace {

// The fields of a flat { id, lr, ... } object that belong to the entry itself.
template <class EntryType>
ParamValues ParamsFrom(const EntryType& entry, const val& spec,
                       std::initializer_list<const char*> others, std::vector<InputError>* errors) {
  ParamValues params(entry.params);
  for (const auto& [key, value] : FieldsFrom(spec, errors)) {
    const auto is_key = [&key = key](const char* other) { return key == other; };
    if (key == "id" || std::any_of(others.begin(), others.end(), is_key)) continue;
    if (auto error = SetField(params, key, value)) errors->push_back(std::move(*error));
  }
  return params;
}

std::string IdOf(const val& spec) {
  if (!IsObject(spec)) return "";
  const val id = spec["id"];
  return id.typeOf().as<std::string>() == "string" ? id.as<std::string>() : "";
}

// A copy of `spec` without the nested object called `key`.
val Without(const val& spec, const char* key) {
  val copy = val::global("Object").call<val>("assign", val::object(), spec);
  copy.delete_(std::string(key));
  return copy;
}

// A rule that estimates a curvature on batches takes one from outside as well (StepInput); one that
// needs the Hessian of everything does not.
bool TakesCurvature(const OptimizerNeeds& needs) { return needs.hessian && !needs.full_batch; }

// The rule that `spec` describes, with the inner rules of wrappers; *rate is the innermost "lr".
// Rules that can do nothing without an objective are refused.
AnyOptimizer<float> RuleFrom(const val& spec, const Layout& layout, double* rate,
                             std::vector<InputError>* errors) {
  const std::string id = IdOf(spec);
  const OptimizerEntry* entry = OptimizerRegistry::Find(id);
  if (!entry) {
    errors->push_back({"id", id, "is not an optimizer of the catalog"});
    return {};
  }
  const OptimizerNeeds& needs = entry->details.needs;
  if (needs.objective && !TakesCurvature(needs)) {
    errors->push_back({"id", id, "needs an objective, not gradients alone: use createRun"});
    return {};
  }
  const ParamValues params = ParamsFrom(*entry, Without(spec, "inner"), {}, errors);
  const RunCost cost = CostOfRule(*entry, params, layout);
  if (cost.bytes > kMostBytes || cost.multiply_adds > kMostMultiplyAdds) {
    errors->push_back({"tensors", std::to_string(layout.size()) + " numbers",
                       "must be fewer or smaller for " + std::string(entry->name) +
                           ": its state would take more than " +
                           FormatNumber(kMostBytes / (1 << 20)) +
                           " MB, or one step more than a few seconds"});
    return {};
  }
  if (params.Declares("lr")) *rate = params["lr"];
  AnyOptimizer<float> inner;
  if (needs.inner) {
    inner = RuleFrom(spec["inner"], layout, rate, errors);
    if (!inner) return {};
  }
  return MakeOptimizer<float>(*entry, params, layout, std::move(inner));
}

AnySchedule ScheduleFrom(const val& spec, const ScheduleContext& context,
                         std::vector<InputError>* errors);

// { id: "cosine", warmup: 100 }: a plain schedule after a linear warm-up.
AnySchedule AfterWarmup(const val& spec, const ScheduleEntry& entry, const ScheduleContext& context,
                        std::vector<InputError>* errors) {
  const bool own_warmup = ParamValues(entry.params).Declares("warmup");
  const ParamValues params =
      ParamsFrom(entry, own_warmup ? spec : Without(spec, "warmup"), {}, errors);
  const val length = spec["warmup"];
  if (own_warmup || length.isUndefined()) return entry.details.make(params, context, {});
  const ScheduleEntry& warmup = *ScheduleRegistry::Find("warmup-linear");
  ParamValues warmup_params(warmup.params);
  const bool number = length.typeOf().as<std::string>() == "number";
  if (auto error = warmup_params.Set("warmup", number ? length.as<double>() : kUnset)) {
    errors->push_back(std::move(*error));
    return {};
  }
  ScheduleContext rest = context;
  rest.steps = std::max(1.0, context.steps - warmup_params["warmup"]);
  return warmup.details.make(warmup_params, context, entry.details.make(params, rest, {}));
}

AnySchedule ScheduleFrom(const val& spec, const ScheduleContext& context,
                         std::vector<InputError>* errors) {
  const std::string id = IdOf(spec);
  const ScheduleEntry* entry = ScheduleRegistry::Find(id);
  if (!entry) {
    errors->push_back({"id", id, "is not a schedule of the catalog"});
    return {};
  }
  if (!entry->details.is_warmup) return AfterWarmup(spec, *entry, context, errors);
  const val own = Without(Without(spec, "then"), "with");
  const ParamValues params = ParamsFrom(*entry, own, {}, errors);
  val inner = spec["then"].isUndefined() ? spec["with"] : spec["then"];
  if (inner.isUndefined()) {
    inner = val::object();
    inner.set("id", "constant");
  }
  AnySchedule schedule = ScheduleFrom(inner, context, errors);
  if (!schedule) return {};
  return entry->details.make(params, context, std::move(schedule));
}

// Given numbers instead of random ones.
class GivenNormals final : public NormalSource {
 public:
  explicit GivenNormals(std::vector<double> values) : values_(std::move(values)) {}
  double Next() override { return next_ < values_.size() ? values_[next_++] : 0.0; }

 private:
  std::vector<double> values_;
  std::size_t next_ = 0;
};

Vector<float> VectorFrom(const val& array) {
  const std::vector<double> numbers = NumbersFrom(array);
  return Eigen::Map<const Eigen::VectorXd>(numbers.data(), static_cast<Index>(numbers.size()))
      .cast<float>();
}

class RuleHandle {
 public:
  RuleHandle(AnyOptimizer<float> rule, Vector<float> parameters, double rate)
      : rule_(std::move(rule)), parameters_(std::move(parameters)), rate_(rate) {}

  // One update with a gradient of all tensors in a row. Options: lr (rate of this update),
  // curvature (as long as the gradient), normals. Returns errors; then nothing has changed.
  val Step(const val& gradient, const val& options) {
    const bool has_options = IsObject(options);
    const Vector<float> values = VectorFrom(gradient);
    const Vector<float> curvature = VectorFrom(has_options ? options["curvature"] : val::null());
    const bool has_curvature = curvature.size() > 0;
    std::vector<InputError> errors;
    CheckSize("gradient", values, &errors);
    if (has_curvature) CheckSize("curvature", curvature, &errors);
    if (!errors.empty()) return ToJs(errors);
    const val rate = has_options ? options["lr"] : val::undefined();
    const bool has_rate = rate.typeOf().as<std::string>() == "number";
    const bool has_normals = has_options && IsObject(options["normals"]);
    GivenNormals normals(NumbersFrom(has_options ? options["normals"] : val::null()));
    rule_->Step({.gradient = values,
                 .learning_rate = has_rate ? rate.as<double>() : rate_,
                 .curvature = has_curvature ? &curvature : nullptr,
                 .normals = has_normals ? &normals : nullptr},
                parameters_);
    return ToJs(errors);
  }

  val Parameters() const { return ToFloat32Array(parameters_); }

  val EvaluationParameters() const {
    Vector<float> point(parameters_.size());
    return ToFloat32Array(rule_->EvaluationPoint(parameters_, &point) ? point : parameters_);
  }

  double StateSize() const { return static_cast<double>(rule_->StateSize()); }

  // { name: [numbers] }
  val Internals() const {
    val object = val::object();
    for (const Internal& internal : rule_->Internals()) {
      val list = val::array();
      for (double value : internal.values) list.call<void>("push", value);
      object.set(std::string(internal.name), list);
    }
    return object;
  }

 private:
  void CheckSize(const char* key, const Vector<float>& values, std::vector<InputError>* errors) {
    if (values.size() == parameters_.size()) return;
    errors->push_back({key, std::to_string(values.size()) + " numbers",
                       "must have " + std::to_string(parameters_.size())});
  }

  AnyOptimizer<float> rule_;
  Vector<float> parameters_;
  double rate_;
};

class ScheduleHandle {
 public:
  explicit ScheduleHandle(AnySchedule schedule) : schedule_(std::move(schedule)) {}

  double At(double step) const { return schedule_->Rate(step); }
  val Momentum(double step) const {
    const auto momentum = schedule_->Momentum(step);
    return momentum ? val(*momentum) : val::null();
  }
  void Report(double metric) { schedule_->Report(metric); }

 private:
  AnySchedule schedule_;
};

// Adds one tensor { shape: [n] or [rows, cols], values } to layout and values.
bool AddTensor(const val& tensor, unsigned index, Layout* layout, std::vector<double>* values,
               std::vector<InputError>* errors) {
  const std::string name = "tensor " + std::to_string(index);
  const std::vector<double> shape = NumbersFrom(IsObject(tensor) ? tensor["shape"] : val::null());
  const bool sizes_valid = std::all_of(shape.begin(), shape.end(), [](double size) {
    return size >= 1 && size <= 1e7 && size == std::floor(size);
  });
  if (shape.empty() || shape.size() > 2 || !sizes_valid) {
    errors->push_back({name, "shape", "must be [n] or [rows, columns] of whole numbers >= 1"});
    return false;
  }
  const std::vector<double> numbers = NumbersFrom(tensor["values"]);
  const double size = shape[0] * (shape.size() == 2 ? shape[1] : 1);
  if (static_cast<double>(numbers.size()) != size) {
    errors->push_back(
        {name, std::to_string(numbers.size()) + " values", "must have " + FormatNumber(size)});
    return false;
  }
  const auto rows = static_cast<Index>(shape[0]);
  if (shape.size() == 2) {
    layout->AddMatrix(name, rows, static_cast<Index>(shape[1]), index);
  } else {
    layout->AddVector(name, rows, index);
  }
  values->insert(values->end(), numbers.begin(), numbers.end());
  return true;
}

template <class Handle>
val Result(const char* key, std::unique_ptr<Handle> handle, const std::vector<InputError>& errors) {
  val result = val::object();
  result.set(key, Own(std::move(handle)));
  result.set("problems", ToJs(errors));
  return result;
}

val CreateOptimizer(const val& spec, const val& tensors) {
  std::vector<InputError> errors;
  Layout layout;
  std::vector<double> values;
  const bool has_tensors = IsObject(tensors);
  const auto count = has_tensors ? NumbersFrom(tensors).size() : 0;
  bool valid = count > 0;
  if (!valid) errors.push_back({"tensors", "", "must be a list of { shape, values }"});
  for (unsigned i = 0; i < count && valid; ++i) {
    valid = AddTensor(tensors[i], i, &layout, &values, &errors);
  }
  double rate = 1;
  AnyOptimizer<float> rule;
  if (valid) rule = RuleFrom(spec, layout, &rate, &errors);
  std::unique_ptr<RuleHandle> handle;
  if (rule && errors.empty()) {
    Vector<float> parameters =
        Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Index>(values.size()))
            .cast<float>();
    handle = std::make_unique<RuleHandle>(std::move(rule), std::move(parameters), rate);
  }
  return Result("optimizer", std::move(handle), errors);
}

val CreateSchedule(const val& spec, const val& run) {
  std::vector<InputError> errors;
  ScheduleContext context;
  const auto number = [&](const char* key, double fallback) {
    const val value = IsObject(run) ? run[key] : val::undefined();
    return value.typeOf().as<std::string>() == "number" ? value.as<double>() : fallback;
  };
  context.base_rate = number("lr", 0.1);
  context.steps = number("steps", 1000);
  if (!(context.base_rate >= 0 && context.base_rate <= 1e12)) {
    errors.push_back({"lr", FormatNumber(context.base_rate), "must be at least 0"});
  }
  if (!(context.steps >= 1 && context.steps <= 1e12)) {
    errors.push_back({"steps", FormatNumber(context.steps), "must be at least 1"});
  }
  AnySchedule schedule;
  if (errors.empty()) schedule = ScheduleFrom(spec, context, &errors);
  std::unique_ptr<ScheduleHandle> handle;
  if (schedule && errors.empty()) handle = std::make_unique<ScheduleHandle>(std::move(schedule));
  return Result("schedule", std::move(handle), errors);
}

}  // namespace

EMSCRIPTEN_BINDINGS(rules) {
  RegisterDelete<RuleHandle>("Optimizer.delete");
  RegisterMethod<&RuleHandle::Step>("Optimizer.step");
  RegisterMethod<&RuleHandle::Parameters>("Optimizer.parameters");
  RegisterMethod<&RuleHandle::EvaluationParameters>("Optimizer.evaluationParameters");
  RegisterMethod<&RuleHandle::StateSize>("Optimizer.stateSize");
  RegisterMethod<&RuleHandle::Internals>("Optimizer.internals");
  RegisterDelete<ScheduleHandle>("Schedule.delete");
  RegisterMethod<&ScheduleHandle::At>("Schedule.at");
  RegisterMethod<&ScheduleHandle::Momentum>("Schedule.momentum");
  RegisterMethod<&ScheduleHandle::Report>("Schedule.report");
  emscripten::function("createOptimizer", &CreateOptimizer);
  emscripten::function("createSchedule", &CreateSchedule);
}

}  // namespace playground::bindings
