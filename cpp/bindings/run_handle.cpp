// A run as JavaScript sees it. Every array is a copy; every object is plain data.
#include <emscripten/bind.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "bindings/diagnostics.h"
#include "bindings/values.h"
#include "data/table.h"
#include "training/catalog_json.h"
#include "training/make_run.h"
#include "training/network_training.h"

namespace playground::bindings {
namespace {

// One a module instance, that is one a worker.
DataStore& Store() {
  static DataStore store;
  return store;
}

const char* StatusName(RunStatus status) {
  switch (status) {
    case RunStatus::kReady:
      return "ready";
    case RunStatus::kTraining:
      return "training";
    case RunStatus::kFinished:
      return "finished";
    default:
      return "diverged";
  }
}

const char* EventName(EventKind kind) {
  switch (kind) {
    case EventKind::kSpike:
      return "spike";
    case EventKind::kDivergence:
      return "diverged";
    default:
      return "";
  }
}

// A Float32Array (or Int32Array) of one member of every item.
template <class Item, class Member>
val Column(const std::vector<Item>& items, Member Item::*member) {
  std::vector<Member> values;
  values.reserve(items.size());
  for (const Item& item : items) values.push_back(item.*member);
  if constexpr (std::is_same_v<Member, float>) {
    return ToFloat32Array(values);
  } else {
    return ToInt32Array(values);
  }
}

template <class Number>
std::vector<float> Floats(const std::vector<Number>& values) {
  return {values.begin(), values.end()};
}

class RunHandle {
 public:
  RunHandle(std::unique_ptr<Run<float>> run, bool on_surface)
      : run_(std::move(run)), on_surface_(on_surface) {}

  val Advance(double updates) {
    const double most = std::clamp(std::floor(updates), 0.0, 1e9);
    run_->Advance(std::isnan(updates) ? 0 : static_cast<std::int32_t>(most));
    val result = val::object();
    result.set("step", run_->step());
    result.set("status", val(StatusName(run_->status())));
    return result;
  }

  val State() const {
    val state = val::object();
    state.set("step", run_->step());
    state.set("epoch", run_->epoch());
    state.set("steps", run_->steps());
    state.set("status", val(StatusName(run_->status())));
    state.set("message", run_->event().message);
    state.set("eventStep", run_->event().step);
    state.set("eventKind", val(EventName(run_->event().kind)));
    state.set("loss", run_->loss());
    state.set("lr", run_->RateAt(run_->step()));
    state.set("bestValLoss", run_->best_val_loss());
    state.set("bestStep", run_->best_step());
    state.set("parameterCount", static_cast<double>(run_->parameters().size()));
    state.set("stateSize", static_cast<double>(run_->StateSize()));
    state.set("gradientEvaluations", run_->GradientEvaluations());
    state.set("samplesSeen", run_->problem().SamplesSeen());
    state.set("batchesPerEpoch", run_->problem().BatchesPerEpoch());
    const auto& evaluations = run_->evaluations();
    const float nan = std::nanf("");
    const EvaluationPoint last = evaluations.empty()
                                     ? EvaluationPoint{0, nan, nan, nan, nan, nan, nan, nan}
                                     : evaluations.back();
    state.set("valLoss", last.val_loss);
    state.set("trainLoss", last.train_loss);
    state.set("valAccuracy", last.val_accuracy);
    state.set("trainAccuracy", last.train_accuracy);
    state.set("gradNorm", last.grad_norm);
    state.set("updateRatio", last.update_ratio);
    return state;
  }

  val History() const {
    const auto& buckets = run_->history().buckets();
    val history = val::object();
    history.set("step", Column(buckets, &Bucket::step));
    history.set("trainLoss", Column(buckets, &Bucket::mean));
    history.set("min", Column(buckets, &Bucket::min));
    history.set("max", Column(buckets, &Bucket::max));
    history.set("lr", Column(buckets, &Bucket::rate));
    return history;
  }

  val Evaluations() const {
    const auto& points = run_->evaluations();
    val result = val::object();
    result.set("step", Column(points, &EvaluationPoint::step));
    result.set("trainLoss", Column(points, &EvaluationPoint::train_loss));
    result.set("valLoss", Column(points, &EvaluationPoint::val_loss));
    result.set("trainAccuracy", Column(points, &EvaluationPoint::train_accuracy));
    result.set("valAccuracy", Column(points, &EvaluationPoint::val_accuracy));
    result.set("gradNorm", Column(points, &EvaluationPoint::grad_norm));
    result.set("weightNorm", Column(points, &EvaluationPoint::weight_norm));
    result.set("updateRatio", Column(points, &EvaluationPoint::update_ratio));
    return result;
  }

  val Row() {
    const ReplayRow row = run_->Row();
    val result = val::object();
    result.set("step", row.step);
    result.set("epoch", row.epoch);
    result.set("lr", row.rate);
    result.set("trainLoss", static_cast<float>(row.train_loss));
    result.set("valLoss", static_cast<float>(row.val_loss));
    result.set("trainAccuracy", static_cast<float>(row.train_accuracy));
    result.set("valAccuracy", static_cast<float>(row.val_accuracy));
    result.set("gradNorm", static_cast<float>(row.grad_norm));
    result.set("updateRatio", static_cast<float>(row.update_ratio));
    return result;
  }

  // The schedule at `count` evenly spaced steps from the first to the last. A schedule that reacts
  // is only known up to now.
  val Rates(int count) const {
    count = std::clamp(count, 1, 100'000);
    std::vector<float> rates;
    const double last = std::max(1, run_->steps() - 1);
    for (int i = 0; i < count; ++i) {
      const double step = count > 1 ? std::floor(last * i / (count - 1) + 0.5) : 0;
      rates.push_back(static_cast<float>(run_->RateAt(step)));
    }
    return ToFloat32Array(rates);
  }

  val Parameters() const { return ToFloat32Array(run_->parameters()); }

  val SetParameters(const val& values) {
    std::vector<playground::Problem> problems;
    const auto numbers = NumbersFrom(values);
    const auto size = static_cast<std::size_t>(run_->parameters().size());
    if (numbers.size() != size) {
      problems.push_back({"parameters", std::to_string(numbers.size()) + " numbers",
                          "must have " + std::to_string(size)});
    } else {
      run_->SetParameters(
          Eigen::Map<const Eigen::VectorXd>(numbers.data(), static_cast<Index>(size))
              .cast<float>());
    }
    return ToJs(problems);
  }

  val LossAndGradient() const {
    Vector<float> gradient(run_->parameters().size());
    val result = val::object();
    result.set("loss", run_->PeekLossAndGradient(gradient));
    result.set("gradient", ToFloat32Array(gradient));
    return result;
  }

  // [{ name, shape, layer }] in the order of parameters().
  val Tensors() const {
    val list = val::array();
    for (const Tensor& tensor : run_->problem().layout().tensors()) {
      val shape = val::array();
      shape.call<void>("push", static_cast<double>(tensor.rows));
      if (tensor.is_matrix) shape.call<void>("push", static_cast<double>(tensor.cols));
      val item = val::object();
      item.set("name", tensor.name);
      item.set("shape", shape);
      item.set("layer", static_cast<double>(tensor.layer));
      list.call<void>("push", item);
    }
    return list;
  }

  val Predict(const val& raw) {
    if (on_surface_) return val::null();
    return ToFloat32Array(Network().Predict(run_->EvaluationParameters(), NumbersFrom(raw)));
  }

  // Predictions over a rectangle, row by row from y_max down; cell centres. One feature: x only.
  val Grid(double x_min, double x_max, double y_min, double y_max, int columns, int rows) {
    if (on_surface_ || Network().data().map.raw_features() > 2) return val::null();
    const bool flat = Network().data().map.raw_features() == 1;
    columns = std::clamp(columns, 1, 1024);
    rows = flat ? 1 : std::clamp(rows, 1, 1024);
    std::vector<double> raw;
    for (int row = 0; row < rows; ++row) {
      for (int column = 0; column < columns; ++column) {
        raw.push_back(x_min + (x_max - x_min) * (column + 0.5) / columns);
        if (!flat) raw.push_back(y_max - (y_max - y_min) * (row + 0.5) / rows);
      }
    }
    return ToFloat32Array(Network().Predict(run_->EvaluationParameters(), raw));
  }

  val Confusion() {
    if (on_surface_) return val::null();
    return ToInt32Array(Network().Confusion(run_->EvaluationParameters()));
  }

  // { inputs, targets, outputs } of `count` samples from `first` on; inputs as the network sees
  // them.
  val Samples(const std::string& part_name, int first, int count) {
    if (on_surface_) return val::null();
    const Part part = part_name == "train" ? Part::kTraining : Part::kValidation;
    const auto& data = Network().data();
    const auto& samples = part == Part::kTraining ? data.training : data.validation;
    first = std::clamp<int>(first, 0, static_cast<int>(samples.samples));
    count = std::clamp<int>(count, 0, static_cast<int>(samples.samples) - first);
    const auto slice = [&](const auto& values, Index width) {
      const auto begin = values.begin() + first * width;
      return Floats(std::vector<float>(begin, begin + count * width));
    };
    val result = val::object();
    result.set("inputs", ToFloat32Array(slice(samples.inputs, data.features)));
    result.set("targets", ToFloat32Array(samples.classes.empty() ? slice(samples.values, 1)
                                                                 : slice(samples.classes, 1)));
    result.set("outputs", ToFloat32Array(Network().PredictPart(run_->EvaluationParameters(), part,
                                                               first, count)));
    return result;
  }

  // What the data look like: { task, features, classes, classNames, featureNames, imageWidth,
  // trainingCount, validationCount, inputs, targets, training, window }; points of one- and
  // two-dimensional data only.
  val Points() const {
    if (on_surface_) return val::null();
    const auto& data = Network().data();
    constexpr const char* kTasks[] = {"binary", "multiclass", "regression"};
    val result = val::object();
    result.set("task", val(kTasks[static_cast<int>(data.task)]));
    result.set("features", static_cast<double>(data.map.raw_features()));
    result.set("classes", static_cast<double>(data.classes));
    result.set("imageWidth", static_cast<double>(data.image_width));
    result.set("trainingCount", static_cast<double>(data.training.samples));
    result.set("validationCount", static_cast<double>(data.validation.samples));
    result.set("classNames", Words(data.class_names));
    result.set("featureNames", Words(data.feature_names));
    std::vector<float> inputs, targets, training;
    for (const auto* part : {&data.training, &data.validation}) {
      inputs.insert(inputs.end(), part->points.begin(), part->points.end());
      targets.insert(targets.end(), part->classes.begin(), part->classes.end());
      targets.insert(targets.end(), part->values.begin(), part->values.end());
      training.insert(training.end(), static_cast<std::size_t>(part->samples),
                      part == &data.training ? 1.0f : 0.0f);
    }
    result.set("window", WindowOf(inputs, targets, data.map.raw_features()));
    result.set("inputs", ToFloat32Array(inputs));
    result.set("targets", ToFloat32Array(targets));
    result.set("training", ToFloat32Array(training));
    return result;
  }

  // Where a run on a surface has been: { step, x, y }.
  val Path() const {
    val result = val::object();
    result.set("step", Column(run_->path(), &PathPoint::step));
    result.set("x", Column(run_->path(), &PathPoint::x));
    result.set("y", Column(run_->path(), &PathPoint::y));
    return result;
  }

  // What is recorded from the next update on: names with commas between them. Returns problems.
  val SetMeasures(const std::string& names) {
    std::vector<playground::Problem> problems;
    run_->SetMeasures(MeasuresFrom(names, &problems));
    return ToJs(problems);
  }
  val Measures() const { return ToJs(run_->diagnostics()); }

  std::string Fingerprint() const {
    static constexpr char kDigits[] = "0123456789abcdef";
    const std::uint64_t hash = run_->Fingerprint();
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += kDigits[(hash >> shift) & 15];
    return text;
  }

 private:
  NetworkTraining<float>& Network() const {
    return static_cast<NetworkTraining<float>&>(run_->problem());
  }

  static val Words(const std::vector<std::string>& words) {
    val list = val::array();
    for (const std::string& word : words) list.call<void>("push", word);
    return list;
  }

  // [x_min, x_max, y_min, y_max] around all points with a margin; one feature: y is the target.
  static val WindowOf(const std::vector<float>& inputs, const std::vector<float>& targets,
                      Index features) {
    val window = val::array();
    if (inputs.empty()) return window;
    const auto add_range = [&](const std::vector<float>& values, std::size_t first,
                               std::size_t stride, float margin) {
      float low = values[first], high = low;
      for (std::size_t i = first; i < values.size(); i += stride) {
        low = std::min(low, values[i]);
        high = std::max(high, values[i]);
      }
      const float space = margin * std::max(high - low, 1e-6f);
      window.call<void>("push", low - space);
      window.call<void>("push", high + space);
    };
    const auto stride = static_cast<std::size_t>(features);
    add_range(inputs, 0, stride, 0.08f);
    if (features == 2) {
      add_range(inputs, 1, stride, 0.08f);
    } else {
      add_range(targets, 0, 1, 0.15f);
    }
    return window;
  }

  std::unique_ptr<Run<float>> run_;
  bool on_surface_;
};

// { inputs, targets (numbers), features, classes? , featureNames?, classNames? }: the user's
// samples.
std::optional<Dataset> TableFrom(const val& table, std::vector<playground::Problem>* problems) {
  const auto inputs = NumbersFrom(table["inputs"]);
  const auto targets = NumbersFrom(table["targets"]);
  const std::size_t features = targets.empty() ? 0 : inputs.size() / targets.size();
  if (features == 0 || inputs.size() != features * targets.size()) {
    problems->push_back({"table",
                         std::to_string(inputs.size()) + " inputs for " +
                             std::to_string(targets.size()) + " targets",
                         "must have the same number of inputs for every target"});
    return std::nullopt;
  }
  std::vector<double> cells;
  for (std::size_t row = 0; row < targets.size(); ++row) {
    const auto begin = inputs.begin() + static_cast<std::ptrdiff_t>(row * features);
    cells.insert(cells.end(), begin, begin + static_cast<std::ptrdiff_t>(features));
    cells.push_back(targets[row]);
  }
  TableLayout layout;
  layout.roles = LastColumnIsTarget(features + 1);
  layout.classification = !table["regression"].isTrue();
  Dataset dataset;
  if (auto problem = ReadTable(cells, layout, &dataset)) {
    problems->push_back(std::move(*problem));
    return std::nullopt;
  }
  return dataset;
}

RunInput InputFrom(const val& spec, std::vector<playground::Problem>* problems) {
  RunInput input;
  input.settings = FieldsFrom(spec["settings"], problems);
  input.optimizer = EntryFrom(spec["optimizer"], "optimizer", problems);
  if (IsObject(spec["schedule"])) {
    input.schedule = EntryFrom(spec["schedule"], "schedule", problems);
  }
  if (IsObject(spec["warmup"])) input.warmup = EntryFrom(spec["warmup"], "warmup", problems);
  const val wrappers = spec["wrappers"];
  const auto count = NumbersFrom(wrappers).size();
  for (unsigned i = 0; i < count; ++i) {
    input.wrappers.push_back(EntryFrom(wrappers[i], "with", problems));
  }
  return input;
}

val CreateRun(const val& spec) {
  std::vector<playground::Problem> problems;
  std::unique_ptr<Run<float>> run;
  bool on_surface = false;
  if (!IsObject(spec)) {
    problems.push_back({"run", "", "must be an object"});
  } else {
    const RunInput input = InputFrom(spec, &problems);
    std::optional<Dataset> own;
    if (IsObject(spec["table"])) own = TableFrom(spec["table"], &problems);
    run = MakeRun(input, own ? &*own : nullptr, Store(), &problems);
    on_surface = run && run->on_surface();
  }
  val result = val::object();
  result.set("run", run ? val(RunHandle(std::move(run), on_surface)) : val::null());
  result.set("problems", ToJs(problems));
  return result;
}

val AddDataset(const std::string& id, const val& bytes) {
  std::vector<playground::Problem> problems;
  const auto size = bytes["length"].as<unsigned>();
  std::vector<std::uint8_t> copy(size);
  val(emscripten::typed_memory_view(size, copy.data())).call<void>("set", bytes);
  if (auto problem = Store().AddFile(id, copy.data(), copy.size())) {
    problems.push_back(std::move(*problem));
  }
  return ToJs(problems);
}

// Empty if there is no such surface; parameters that break a rule stay at their defaults.
AnySurface SurfaceFrom(const std::string& id, const val& params) {
  const SurfaceEntry* entry = SurfaceRegistry::Find(id);
  if (!entry) return {};
  std::vector<playground::Problem> problems;
  ParamValues values(entry->params);
  for (const auto& [key, value] : FieldsFrom(params, &problems)) SetField(values, key, value);
  return entry->details.make(values);
}

// Heights of a surface over a rectangle, row by row from y_max down; cell centres.
val SurfaceGrid(const std::string& id, const val& params, double x_min, double x_max, double y_min,
                double y_max, int columns, int rows) {
  const AnySurface surface = SurfaceFrom(id, params);
  if (!surface) return val::null();
  columns = std::clamp(columns, 1, 1024);
  rows = std::clamp(rows, 1, 1024);
  std::vector<float> heights;
  heights.reserve(static_cast<std::size_t>(columns * rows));
  for (int row = 0; row < rows; ++row) {
    const double y = y_max - (y_max - y_min) * (row + 0.5) / rows;
    for (int column = 0; column < columns; ++column) {
      const double x = x_min + (x_max - x_min) * (column + 0.5) / columns;
      heights.push_back(static_cast<float>(surface->Value(x, y)));
    }
  }
  return ToFloat32Array(heights);
}

// { minima: [[x, y], ...] } of a surface with the given parameters.
val SurfaceMinima(const std::string& id, const val& params) {
  val list = val::array();
  const AnySurface surface = SurfaceFrom(id, params);
  if (!surface) return list;
  for (const Point& minimum : surface->Minima()) {
    val point = val::array();
    point.call<void>("push", minimum.x);
    point.call<void>("push", minimum.y);
    list.call<void>("push", point);
  }
  return list;
}

// { inputs, targets, classes, features } of a generated data set, unsplit; null for files.
val PreviewDataset(const val& settings) {
  std::vector<playground::Problem> problems;
  RunInput input;
  input.settings = FieldsFrom(settings, &problems);
  input.optimizer = {"sgd", {}};
  const auto spec = MakeRunSpec(input, &problems);
  if (!spec || !spec->data.entry->details.generate) return val::null();
  const Dataset dataset = Generate(*spec);
  val result = val::object();
  result.set("features", static_cast<double>(dataset.features));
  result.set("classes", static_cast<double>(dataset.classes));
  result.set("inputs", ToFloat32Array(Floats(dataset.inputs)));
  result.set("targets", ToFloat32Array(Floats(dataset.targets)));
  return result;
}

}  // namespace

EMSCRIPTEN_BINDINGS(runs) {
  emscripten::class_<RunHandle>("RunHandle")
      .function("advance", &RunHandle::Advance)
      .function("state", &RunHandle::State)
      .function("history", &RunHandle::History)
      .function("evaluations", &RunHandle::Evaluations)
      .function("row", &RunHandle::Row)
      .function("rates", &RunHandle::Rates)
      .function("parameters", &RunHandle::Parameters)
      .function("setParameters", &RunHandle::SetParameters)
      .function("lossAndGradient", &RunHandle::LossAndGradient)
      .function("tensors", &RunHandle::Tensors)
      .function("predict", &RunHandle::Predict)
      .function("grid", &RunHandle::Grid)
      .function("confusion", &RunHandle::Confusion)
      .function("samples", &RunHandle::Samples)
      .function("points", &RunHandle::Points)
      .function("path", &RunHandle::Path)
      .function("setMeasures", &RunHandle::SetMeasures)
      .function("measures", &RunHandle::Measures)
      .function("fingerprint", &RunHandle::Fingerprint);
  emscripten::function("catalogJson", &CatalogJson);
  emscripten::function("createRun", &CreateRun);
  emscripten::function("addDataset", &AddDataset);
  emscripten::function("surfaceGrid", &SurfaceGrid);
  emscripten::function("surfaceMinima", &SurfaceMinima);
  emscripten::function("previewDataset", &PreviewDataset);
}

}  // namespace playground::bindings
