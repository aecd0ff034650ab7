// Cells side by side: one pass of all networks over the batch, then each cell's own rule.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "data/batches.h"
#include "definition/network_definition.h"
#include "map/cells.h"
#include "map/many_networks.h"
#include "nn/penalty.h"
#include "training/network_training.h"

namespace playground {
namespace {

// What all cells share.
template <class Scalar>
struct Problem {
  NetworkSpec network;
  Network<float> single;  // Draws first weights.
  BatchSampler batches;
  std::shared_ptr<const PreparedData<float>> data;
  Matrix<float> coded;  // Classes as the numbers that the loss compares with.
  std::vector<Scalar> inputs, values;

  // All training samples.
  BatchInput<Scalar> Training() const {
    BatchInput<Scalar> input;
    input.inputs = inputs.data();
    input.samples = data->training.samples;
    if (!values.empty()) input.values = values.data();
    if (!data->training.classes.empty()) input.classes = data->training.classes.data();
    return input;
  }
};

// Whether a rule does with gradients alone, and is there for this number type.
template <class Scalar>
bool IsPossible(const OptimizerEntry& entry) {
  if (std::is_same_v<Scalar, double> && !entry.details.make_double) return false;
  const OptimizerNeeds& needs = entry.details.needs;
  return !needs.objective && !needs.hessian && !needs.least_squares && !needs.layers;
}

// Whether networks, data and batches are the same at all values of the axis.
bool KeepsProblem(const CellAxis& axis) {
  if (axis.place != CellAxis::Place::kSetting) return true;
  return axis.id == "l1" || axis.id == "l2" || axis.id == "layer_rates" ||
         axis.id.starts_with("init.");
}

bool MovesStart(const CellAxis& axis) {
  return axis.place == CellAxis::Place::kSetting && axis.id.starts_with("init.");
}

template <class Scalar>
class LaneTrainer final : public CellTrainer {
 public:
  static constexpr std::size_t kWidth = ManyNetworks<Scalar>::kWidth;

  LaneTrainer(Problem<Scalar> problem, bool moves_start, std::int32_t steps)
      : problem_(std::move(problem)),
        moves_start_(moves_start),
        steps_(steps),
        networks_(problem_.network, static_cast<Index>(problem_.batches.batch())),
        batches_(problem_.batches),
        unused_(networks_.parameters()) {}

  std::size_t width() const override { return kWidth; }
  bool on_lanes() const override { return true; }

  void Begin(std::span<const RunInput> cells) override {
    lanes_.clear();
    for (const RunInput& cell : cells.first(std::min(cells.size(), kWidth))) {
      lanes_.push_back(MakeLane(cell));
    }
    batches_ = problem_.batches.Fresh();
    step_ = 0;
  }

  bool Advance(std::int32_t updates) override {
    while (updates-- > 0 && !is_over()) Update();
    return is_over();
  }

  std::vector<CellOutcome> Outcomes() const override {
    std::vector<CellOutcome> outcomes;
    for (const Lane& lane : lanes_) {
      outcomes.push_back(lane.rule ? lane.record.Outcome() : CellOutcome());
    }
    return outcomes;
  }

  std::vector<double> Parameters(std::size_t cell) const override {
    const auto& parameters = lanes_[cell].parameters;
    return {parameters.begin(), parameters.end()};
  }

 private:
  // One cell.
  struct Lane {
    AnyOptimizer<Scalar> rule;  // Empty: there is no such run.
    AnySchedule schedule;
    Penalty penalty;
    Vector<Scalar> parameters, gradient;
    CellRecord record{0};
    bool is_training = false;
  };

  bool is_over() const {
    return step_ == steps_ || std::none_of(lanes_.begin(), lanes_.end(),
                                           [](const Lane& lane) { return lane.is_training; });
  }

  Lane MakeLane(const RunInput& cell) {
    Lane lane;
    lane.parameters = start_;
    lane.gradient.setZero(networks_.parameters());
    std::vector<InputError> errors;
    const auto spec = MakeRunSpec(cell, &errors);
    if (lane.parameters.size() == 0 || (spec && moves_start_)) SetStart(spec, &lane.parameters);
    if (!spec || !errors.empty()) return lane;
    lane.rule = BuildOptimizer<Scalar>(*spec, problem_.single.layout());
    lane.schedule = BuildSchedule(*spec);
    lane.penalty = {spec->settings["l1"], spec->settings["l2"]};
    lane.record = CellRecord(steps_);
    lane.is_training = true;
    return lane;
  }

  // Weights are drawn in float, as every run's are.
  void SetStart(const std::optional<RunSpec>& spec, Vector<Scalar>* parameters) {
    Vector<float> drawn = Vector<float>::Zero(networks_.parameters());
    if (spec) {
      problem_.single.Initialize(*spec->init.entry, spec->init.params,
                                 static_cast<std::uint32_t>(spec->settings["init.seed"]), &drawn);
    }
    *parameters = drawn.template cast<Scalar>();
    if (!moves_start_) start_ = *parameters;
  }

  void Update() {
    NextBatch();
    std::array<const Scalar*, kWidth> parameters;
    std::array<Scalar*, kWidth> gradients;
    for (std::size_t i = 0; i < kWidth; ++i) {
      const bool used = i < lanes_.size();
      parameters[i] = lanes_[used ? i : 0].parameters.data();
      gradients[i] = used ? lanes_[i].gradient.data() : unused_.data();
    }
    std::array<double, kWidth> losses;
    networks_.LossAndGradient(parameters, gradients, &losses);
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (lanes_[i].is_training) UpdateLane(losses[i], &lanes_[i]);
    }
    ++step_;
  }

  // A full batch is always the same.
  void NextBatch() {
    if (step_ > 0 && batches_.batches_per_epoch() == 1) return;
    BatchInput<Scalar> batch = problem_.Training();
    batch.indices = batches_.Next();
    networks_.Load(batch);
  }

  void UpdateLane(double loss, Lane* lane) {
    if (lane->penalty.active()) {
      loss += lane->penalty.Add(problem_.single.layout(), lane->parameters, &lane->gradient);
    }
    // As Run::CheckFinite: 0 times a number is 0 only if it is finite.
    const Scalar sum = (Scalar(0) * lane->gradient + Scalar(0) * lane->parameters).sum();
    lane->is_training = std::isfinite(static_cast<Scalar>(loss)) && sum == Scalar(0);
    if (!lane->is_training) return;
    lane->rule->Step({.gradient = lane->gradient,
                      .learning_rate = lane->schedule->Rate(step_),
                      .loss = loss,
                      .momentum = lane->schedule->Momentum(step_)},
                     lane->parameters);
    lane->record.Add(loss);
  }

  Problem<Scalar> problem_;
  bool moves_start_;
  std::int32_t steps_;
  ManyNetworks<Scalar> networks_;
  BatchSampler batches_;
  Vector<Scalar> start_;  // Where all cells start, if that is one point.
  Vector<Scalar> unused_;
  std::vector<Lane> lanes_;
  std::int32_t step_ = 0;
};

template <class Scalar>
Problem<Scalar> MakeProblem(const RunSpec& spec, NetworkSpec network,
                            std::shared_ptr<const PreparedData<float>> data) {
  const NetworkTraining<float> training(spec, network, data);
  const BatchInput<float> all = training.TrainingInput();
  Network<float> single(network, 1, 0);
  Problem<Scalar> problem{
      std::move(network), std::move(single), training.batches(), std::move(data), {}, {}, {}};
  const Index inputs = all.samples * problem.network.inputs;
  problem.inputs.assign(all.inputs, all.inputs + inputs);
  if (all.values) {
    problem.values.assign(all.values, all.values + all.samples * problem.single.outputs());
  }
  return problem;
}

}  // namespace

template <class Scalar>
std::unique_ptr<CellTrainer> MakeLaneTrainer(const RunInput& base, std::span<const CellAxis> axes,
                                             const Dataset* own, DataStore& store) {
  if (!std::all_of(axes.begin(), axes.end(), KeepsProblem)) return nullptr;
  std::vector<InputError> errors;
  const auto spec = MakeRunSpec(base, &errors);
  if (!spec || !errors.empty() || spec->on_surface()) return nullptr;
  if (!IsPossible<Scalar>(*spec->optimizer.entry)) return nullptr;
  for (const auto& wrapper : spec->wrappers) {
    if (!IsPossible<Scalar>(*wrapper.entry)) return nullptr;
  }
  if (BuildSchedule(*spec)->ReactsToMetric()) return nullptr;
  auto data = store.Get(*spec, own, &errors);
  if (!data) return nullptr;
  NetworkSpec network = MakeNetworkSpec(*spec, *data, &errors);
  const double batch = spec->settings["batch"];
  const Index samples = data->training.samples;
  const Index largest = batch > 0 ? std::min(static_cast<Index>(batch), samples) : samples;
  if (!errors.empty() || !ManyNetworks<Scalar>::Fits(network, largest)) return nullptr;
  const bool moves_start = std::any_of(axes.begin(), axes.end(), MovesStart);
  return std::make_unique<LaneTrainer<Scalar>>(
      MakeProblem<Scalar>(*spec, std::move(network), std::move(data)), moves_start,
      static_cast<std::int32_t>(spec->settings["steps"]));
}

template std::unique_ptr<CellTrainer> MakeLaneTrainer<float>(const RunInput&,
                                                             std::span<const CellAxis>,
                                                             const Dataset*, DataStore&);
template std::unique_ptr<CellTrainer> MakeLaneTrainer<double>(const RunInput&,
                                                              std::span<const CellAxis>,
                                                              const Dataset*, DataStore&);

}  // namespace playground
