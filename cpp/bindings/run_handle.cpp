// JavaScript sees a run through its handle. Every array is a copy; every object is plain data.
#include "bindings/run_handle.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>
#include <string>

#include "bindings/diagnostics.h"
#include "bindings/methods.h"
#include "bindings/network_picture.h"
#include "bindings/planes.h"
#include "bindings/run_data.h"
#include "bindings/step_report.h"
#include "bindings/values.h"
#include "core/module.h"
#include "pictures/grid.h"
#include "pictures/points.h"
#include "training/network_training.h"
#include "training/rate_stretches.h"

namespace playground::bindings {
namespace {

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

// The items from number `from` on; *first is the number of the first of them.
template <class Item>
std::span<const Item> TailOf(const std::vector<Item>& items, int from, int* first) {
  *first = std::clamp(from, 0, static_cast<int>(items.size()));
  return std::span<const Item>(items).subspan(static_cast<std::size_t>(*first));
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

class RunHandle {
 public:
  RunHandle(std::unique_ptr<Run<float>> run, bool on_surface)
      : run_(std::move(run)), on_surface_(on_surface) {}

  val Advance(double updates) {
    const double most = std::clamp(std::floor(updates), 0.0, 1e9);
    const auto count = std::isnan(updates) ? 0 : static_cast<std::int32_t>(most);
    if (timeline_) {
      timeline_->Advance(*run_, count);
    } else {
      run_->Advance(count);
    }
    return Progress();
  }

  // ---- Going back: only for a run that has remembered its way from the start.

  void Remember() {
    if (!timeline_ && run_->step() == 0) timeline_ = std::make_unique<Timeline<float>>(*run_);
  }
  void KeepCheckpoint() {
    if (timeline_) timeline_->Keep(*run_);
  }
  // Goes to the last known state at or before a step.
  val Restore(int step) {
    if (timeline_) timeline_->Restore(*run_, step);
    return Progress();
  }
  val Trail() const { return timeline_ ? TrailToJs(*run_, *timeline_) : val::null(); }

  // ---- A plane through the weights: see planes.h.

  val MakePlane(const val& wish) const {
    return bindings::MakePlane(run_->problem().layout(), wish);
  }
  bool SetPlane(const val& plane) { return plane_.Set(plane, run_->parameters().size()); }
  val Track() const {
    return timeline_ && !on_surface_ ? plane_.Track(*run_, *timeline_) : val::null();
  }
  val PlaneLosses(const val& coordinates) {
    return on_surface_ ? val::null() : plane_.Losses(Network(), coordinates);
  }
  int PlaneSamples() { return on_surface_ ? 0 : static_cast<int>(plane_.Samples(Network())); }

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
    const EvaluationPoint last =
        evaluations.empty() ? EvaluationPoint{0, nan, nan, nan, nan, nan, nan, nan, nan, nan}
                            : evaluations.back();
    state.set("valLoss", last.val_loss);
    state.set("trainLoss", last.train_loss);
    state.set("valAccuracy", last.val_accuracy);
    state.set("trainAccuracy", last.train_accuracy);
    state.set("valR2", last.val_r2);
    state.set("trainR2", last.train_r2);
    state.set("gradNorm", last.grad_norm);
    state.set("updateRatio", last.update_ratio);
    return state;
  }

  // The loss history from bucket `from` on, as far as buckets are still `width` updates wide; else
  // (they are merged now and then) all of it: { from, width, rows }, where each row is step, first,
  // last, mean, mean of logarithms, min, max, rate, min_rate, max_rate. One array, because a
  // browser makes an object of its own for every array that crosses between threads. (A float holds
  // every step up to 16,777,216.)
  val History(int from, int width) const {
    const auto& history = run_->history();
    const auto buckets = TailOf(history.buckets(), history.width() == width ? from : 0, &from);
    std::vector<float> rows;
    for (const Bucket& one : buckets) {
      rows.insert(rows.end(),
                  {static_cast<float>(one.step), one.first, one.last, one.mean, one.log_mean,
                   one.min, one.max, one.rate, one.min_rate, one.max_rate});
    }
    return Piece(from, history.width(), rows);
  }

  // The band of the losses in the same way; each row is step, count, low, high.
  val Band(int from, int width) const {
    const LossBand& band = run_->band();
    const auto size = static_cast<int>(band.size());
    from = band.width() == width ? std::clamp(from, 0, size) : 0;
    std::vector<float> rows;
    for (int i = from; i < size; ++i) {
      const BandStretch one = band[static_cast<std::size_t>(i)];
      rows.insert(rows.end(),
                  {static_cast<float>(one.step), static_cast<float>(one.count), one.low, one.high});
    }
    return Piece(from, band.width(), rows);
  }

  // The evaluations from number `from` on: { from, rows }, where each row is step, training and
  // validation loss, training and validation accuracy, gradient norm, weight norm, update ratio,
  // training and validation R^2.
  val Evaluations(int from) const {
    const auto points = TailOf(run_->evaluations(), from, &from);
    std::vector<float> rows;
    for (const EvaluationPoint& one : points) {
      rows.insert(rows.end(), {static_cast<float>(one.step), one.train_loss, one.val_loss,
                               one.train_accuracy, one.val_accuracy, one.grad_norm, one.weight_norm,
                               one.update_ratio, one.train_r2, one.val_r2});
    }
    return Piece(from, 1, rows);
  }

  // All rates of the schedule: rows of step, first, last, min, max; null if it reacts to the loss.
  val RateStretches() {
    if (run_->schedule().ReactsToMetric()) return val::null();
    if (rates_.empty()) {
      for (const RateStretch& one : RateStretchesOf(run_->schedule(), run_->steps())) {
        rates_.insert(rates_.end(),
                      {static_cast<float>(one.step), one.first, one.last, one.min, one.max});
      }
    }
    return ToFloat32Array(rates_);
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
    result.set("trainR2", static_cast<float>(row.train_r2));
    result.set("valR2", static_cast<float>(row.val_r2));
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

  // What the rule keeps, see step_report.h.
  val States() const { return StatesToJs(run_->rule().States()); }
  // The numbers that steps are made of; from steps before this one only with a timeline.
  val Steps(const val& wish) const { return StepsToJs(*run_, timeline_.get(), wish); }

  val SetParameters(const val& values) {
    std::vector<playground::InputError> errors;
    const auto numbers = NumbersFrom(values);
    const auto size = static_cast<std::size_t>(run_->parameters().size());
    if (numbers.size() != size) {
      errors.push_back({"parameters", std::to_string(numbers.size()) + " numbers",
                        "must have " + std::to_string(size)});
    } else {
      run_->SetParameters(
          Eigen::Map<const Eigen::VectorXd>(numbers.data(), static_cast<Index>(size))
              .cast<float>());
    }
    return ToJs(errors);
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
  val GridOf(double x_min, double x_max, double y_min, double y_max, int columns, int rows) {
    if (on_surface_) return val::null();
    const auto values = PredictionsOn(Grid({x_min, x_max, y_min, y_max}, columns, rows), Network(),
                                      run_->EvaluationParameters());
    return values.empty() ? val::null() : ToFloat32Array(values);
  }

  // See network_picture.h; nothing on a surface.
  val NetworkPicture(const val& wish) {
    return on_surface_ ? val::null() : NetworkPictureOf(*run_, wish);
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
      return std::vector<float>(begin, begin + count * width);
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
    val result = val::object();
    result.set("task", val(TaskName(data.task)));
    result.set("features", static_cast<double>(data.map.raw_features()));
    result.set("classes", static_cast<double>(data.classes));
    result.set("imageWidth", static_cast<double>(data.image_width));
    result.set("trainingCount", static_cast<double>(data.training.samples));
    result.set("validationCount", static_cast<double>(data.validation.samples));
    result.set("classNames", Words(data.class_names));
    result.set("featureNames", Words(data.feature_names));
    const PointCloud cloud = PointsOf(data);
    val window = val::array();
    if (cloud.window) {
      const auto [x_min, x_max, y_min, y_max] = *cloud.window;
      for (double edge : {x_min, x_max, y_min, y_max}) window.call<void>("push", edge);
    }
    result.set("window", window);
    result.set("inputs", ToFloat32Array(cloud.inputs));
    result.set("targets", ToFloat32Array(cloud.targets));
    result.set("training", ToFloat32Array(cloud.training));
    return result;
  }

  // See run_data.h; nothing on a surface.
  val Data() const { return on_surface_ ? val::null() : DataToJs(Network().data()); }
  val Batch(int step) {
    return on_surface_ ? ToInt32Array(std::vector<std::int32_t>()) : batches_.Of(Network(), step);
  }

  // Where a run on a surface has been: { step, x, y }.
  val Path() const {
    val result = val::object();
    result.set("step", Column(run_->path(), &PathPoint::step));
    result.set("x", Column(run_->path(), &PathPoint::x));
    result.set("y", Column(run_->path(), &PathPoint::y));
    return result;
  }

  // What is recorded from the next update on: names with commas between them. Returns errors.
  val SetMeasures(const std::string& names) {
    std::vector<playground::InputError> errors;
    run_->SetMeasures(MeasuresFrom(names, &errors));
    return ToJs(errors);
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
  val Progress() const {
    val result = val::object();
    result.set("step", run_->step());
    result.set("status", val(StatusName(run_->status())));
    return result;
  }

  static val Piece(int from, int width, const std::vector<float>& rows) {
    val result = val::object();
    result.set("from", from);
    result.set("width", width);
    result.set("rows", ToFloat32Array(rows));
    return result;
  }

  NetworkTraining<float>& Network() const {
    return static_cast<NetworkTraining<float>&>(run_->problem());
  }

  std::unique_ptr<Run<float>> run_;
  bool on_surface_;
  std::unique_ptr<Timeline<float>> timeline_;
  PlaneView plane_;
  Batches batches_;
  std::vector<float> rates_;  // See RateStretches.
};

}  // namespace

val HandleOf(std::unique_ptr<Run<float>> run) {
  if (!run) return val::null();
  const bool on_surface = run->on_surface();
  return Own(std::make_unique<RunHandle>(std::move(run), on_surface));
}

EMSCRIPTEN_BINDINGS(runs) {
  RegisterDelete<RunHandle>("Run.delete");
  RegisterMethod<&RunHandle::Advance>("Run.advance");
  RegisterMethod<&RunHandle::State>("Run.state");
  RegisterMethod<&RunHandle::History>("Run.history");
  RegisterMethod<&RunHandle::Evaluations>("Run.evaluations");
  RegisterMethod<&RunHandle::Band>("Run.band");
  RegisterMethod<&RunHandle::RateStretches>("Run.rateStretches");
  RegisterMethod<&RunHandle::Parameters>("Run.parameters");
  RegisterMethod<&RunHandle::Tensors>("Run.tensors");
  RegisterMethod<&RunHandle::GridOf>("Run.grid");
  RegisterMethod<&RunHandle::Points>("Run.points");
  RegisterMethod<&RunHandle::Remember>("Run.remember");
  RegisterMethod<&RunHandle::KeepCheckpoint>("Run.keepCheckpoint");
  RegisterMethod<&RunHandle::Restore>("Run.restore");
  RegisterMethod<&RunHandle::Fingerprint>("Run.fingerprint");
  // What the views of a first visit do not ask for.
  if constexpr (!kStartModule) {
    RegisterMethod<&RunHandle::Row>("Run.row");
    RegisterMethod<&RunHandle::Rates>("Run.rates");
    RegisterMethod<&RunHandle::SetParameters>("Run.setParameters");
    RegisterMethod<&RunHandle::LossAndGradient>("Run.lossAndGradient");
    RegisterMethod<&RunHandle::Predict>("Run.predict");
    RegisterMethod<&RunHandle::Samples>("Run.samples");
    RegisterMethod<&RunHandle::Confusion>("Run.confusion");
    RegisterMethod<&RunHandle::NetworkPicture>("Run.networkPicture");
    RegisterMethod<&RunHandle::States>("Run.states");
    RegisterMethod<&RunHandle::Steps>("Run.steps");
    RegisterMethod<&RunHandle::Data>("Run.data");
    RegisterMethod<&RunHandle::Batch>("Run.batch");
    RegisterMethod<&RunHandle::Path>("Run.path");
    RegisterMethod<&RunHandle::Trail>("Run.trail");
    RegisterMethod<&RunHandle::MakePlane>("Run.makePlane");
    RegisterMethod<&RunHandle::SetPlane>("Run.setPlane");
    RegisterMethod<&RunHandle::Track>("Run.track");
    RegisterMethod<&RunHandle::PlaneLosses>("Run.planeLosses");
    RegisterMethod<&RunHandle::PlaneSamples>("Run.planeSamples");
    RegisterMethod<&RunHandle::SetMeasures>("Run.setMeasures");
    RegisterMethod<&RunHandle::Measures>("Run.measures");
  }
}

}  // namespace playground::bindings
