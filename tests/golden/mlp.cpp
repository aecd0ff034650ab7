// Files of the format mlp-training/1 hold whole training runs.
#include <cmath>
#include <memory>

#include "golden/golden_file.h"
#include "golden/network_file.h"
#include "nn/network_objective.h"

namespace playground::golden {
namespace {

// One run, step by step.
template <class Scalar>
class Training {
 public:
  Training(const Json& file, const NetworkSpec& spec)
      : file_(file),
        data_(DataFrom<Scalar>(file["data"]["x"], file["data"]["y"])),
        network_(spec, data_.samples),
        objective_(spec, &network_),
        made_(MakeOptimizer<Scalar>(file["optimizer"].value("id", ""), file["optimizer"],
                                    network_.layout())),
        parameters_(Flatten<Scalar>(file["init"])),
        gradient_(parameters_.size()) {}

  std::string Error() const {
    if (auto error = CheckLayout(network_.layout(), file_["param_names"])) return *error;
    return made_.error;
  }

  // One update; sets the loss and the gradient norm to those before it.
  void Step(std::size_t t) {
    const BatchInput<Scalar> batch = data_.Batch(BatchIndices(t));
    loss_ = network_.LossAndGradient(parameters_, batch, &gradient_, Mode::kTrain);
    gradient_norm_ = gradient_.template cast<double>().norm();
    ClipGradient(gradient_norm_);
    objective_.SetBatch(batch);
    StepInput<Scalar> input{.gradient = gradient_,
                            .learning_rate = made_.learning_rate,
                            .loss = loss_,
                            .objective = &objective_};
    if (file_.contains("lr_per_step")) input.learning_rate = Number(file_["lr_per_step"][t]);
    made_.rule->Step(input, parameters_);
  }

  double loss() const { return loss_; }
  double gradient_norm() const { return gradient_norm_; }
  Vector<Scalar>& parameters() { return parameters_; }

  // What the file tells about the end of the run.
  void ObserveEnd(int steps, Observations* observations) {
    const Json& expected = file_["expected"];
    const auto observe = [&](std::string what, const Json& numbers, std::vector<double> got) {
      observations->push_back({std::move(what), Numbers(numbers), std::move(got), steps});
    };
    Vector<Scalar> point = parameters_;
    made_.rule->EvaluationPoint(parameters_, &point);
    observe("final parameters", expected["final"], ToDoubles(point));
    if (expected.contains("final_train_mode")) {
      observe("final training point", expected["final_train_mode"], ToDoubles(parameters_));
    }
    if (expected.contains("running")) ObserveStatistics(expected["running"], observe);
    if (!expected.contains("eval_loss")) return;
    observe("evaluation loss", expected["eval_loss"],
            {network_.Evaluate(point, data_.Batch()).loss});
    Matrix<Scalar> outputs;
    network_.Predict(point, data_.inputs.data(), 3, &outputs);
    const Matrix<Scalar> rows = outputs.transpose();
    observe("first outputs", expected["eval_out_first3"], ToDoubles(rows));
  }

 private:
  std::span<const std::uint32_t> BatchIndices(std::size_t t) {
    if (file_["batches"].is_string()) return {};
    indices_ = file_["batches"][t].get<std::vector<std::uint32_t>>();
    return indices_;
  }

  // As torch.nn.utils.clip_grad_norm_.
  void ClipGradient(double norm) {
    if (!file_.contains("clip_norm")) return;
    const double factor = Number(file_["clip_norm"]) / (norm + 1e-6);
    if (factor < 1) gradient_ *= static_cast<Scalar>(factor);
  }

  template <class Observe>
  void ObserveStatistics(const Json& running, const Observe& observe) {
    // "1.running_mean"; of a layer in a residual block "2.f.0.running_mean".
    const auto statistics = network_.Statistics();
    observe("number of statistics", running.size(), {2.0 * static_cast<double>(statistics.size())});
    for (const RunningStatistics<Scalar>* layer : statistics) {
      std::string name = layer->name;
      if (const auto dot = name.find('.'); dot != std::string::npos) name.insert(dot, ".f");
      // A layer that the file does not know has no numbers there, and so another count of them.
      const Json none = Json::array();
      observe(name + " running mean", running.value(name + ".running_mean", none),
              ToDoubles(layer->mean));
      observe(name + " running variance", running.value(name + ".running_var", none),
              ToDoubles(layer->variance));
    }
  }

  const Json& file_;
  GoldenData<Scalar> data_;
  Network<Scalar> network_;
  NetworkObjective<Scalar> objective_;
  MadeOptimizer<Scalar> made_;
  Vector<Scalar> parameters_;
  Vector<Scalar> gradient_;
  std::vector<std::uint32_t> indices_;
  double loss_ = 0, gradient_norm_ = 0;
};

// The first step whose loss is not a finite number of this type; `steps` if there is none. What
// diverges does so earlier in float: a loss of 1e154 is beyond its range.
template <class Scalar>
std::size_t FirstNonfiniteStep(const Json& expected, std::size_t steps) {
  constexpr double kLargest = std::numeric_limits<Scalar>::max();
  for (std::size_t t = 0; t < steps; ++t) {
    if (!(std::fabs(Number(expected["loss"][t])) <= kLargest)) return t;
  }
  return expected.contains("first_nonfinite_step")
             ? expected["first_nonfinite_step"].get<std::size_t>()
             : steps;
}

template <class Scalar>
Observations Replay(const Json& file, const NetworkSpec& spec, Random* nudges) {
  const Json& expected = file["expected"];
  const std::size_t steps = file["steps"];
  const std::size_t last = FirstNonfiniteStep<Scalar>(expected, steps);
  Training<Scalar> training(file, spec);
  Observations observations;
  for (std::size_t t = 0; t < last; ++t) {
    if (nudges) Nudge(*nudges, training.parameters());
    training.Step(t);
    const std::string step = std::to_string(t);
    observations.push_back({"loss before update " + step,
                            {Number(expected["loss"][t])},
                            {training.loss()},
                            static_cast<int>(t)});
    if (expected.contains("grad_norm")) {
      observations.push_back({"gradient norm before update " + step,
                              {Number(expected["grad_norm"][t])},
                              {training.gradient_norm()},
                              static_cast<int>(t)});
    }
  }
  if (last == steps) {
    training.ObserveEnd(static_cast<int>(steps), &observations);
  } else {
    training.Step(last);
    observations.push_back({"loss is finite before update " + std::to_string(last),
                            {0},
                            {std::isfinite(training.loss()) ? 1.0 : 0.0},
                            0});
  }
  return observations;
}

}  // namespace

template <class Scalar>
std::vector<CaseResult> CheckTraining(const Json& file) {
  CaseResult result;
  result.entry = "network";
  if (auto missing = MissingField(file, {"layers", "loss", "optimizer", "data", "batches", "steps",
                                         "param_names", "init", "expected", "tolerance"})) {
    result.Fail(*missing);
    return {result};
  }
  result.entry = file["optimizer"].value("id", "");
  const Index inputs = static_cast<Index>(file["data"]["x"][0].size());
  const ReadNetwork network = NetworkFrom(file["layers"], file["loss"], inputs);
  if (!network.error.empty()) {
    result.Fail(network.error);
    return {result};
  }
  if (const std::string error = Training<Scalar>(file, network.spec).Error(); !error.empty()) {
    result.Fail(error);
    return {result};
  }
  CompareReplay<Scalar>(
      file, [&](Random* nudges) { return Replay<Scalar>(file, network.spec, nudges); }, &result);
  return {result};
}

template std::vector<CaseResult> CheckTraining<GoldenScalar>(const Json&);

}  // namespace playground::golden
