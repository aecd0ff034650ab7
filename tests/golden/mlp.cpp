// mlp-training/1: whole training runs.
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

  std::string Problem() const {
    if (auto problem = CheckLayout(network_.layout(), file_["param_names"])) return *problem;
    return made_.problem;
  }

  // One update; appends the loss and the gradient norm before it.
  void Step(std::size_t t) {
    const BatchInput<Scalar> batch = data_.Batch(BatchIndices(t));
    losses_.push_back(network_.LossAndGradient(parameters_, batch, &gradient_, Mode::kTrain));
    norms_.push_back(static_cast<double>(gradient_.template cast<double>().norm()));
    ClipGradient(norms_.back());
    objective_.SetBatch(batch);
    StepInput<Scalar> input{.gradient = gradient_,
                            .learning_rate = made_.learning_rate,
                            .loss = losses_.back(),
                            .objective = &objective_};
    if (file_.contains("lr_per_step")) input.learning_rate = Number(file_["lr_per_step"][t]);
    made_.rule->Step(input, parameters_);
  }

  const std::vector<double>& losses() const { return losses_; }
  const std::vector<double>& norms() const { return norms_; }
  const Vector<Scalar>& parameters() const { return parameters_; }

  void CompareEnd(Tolerance tolerance, CaseResult* result) {
    const Json& expected = file_["expected"];
    Vector<Scalar> point = parameters_;
    made_.rule->EvaluationPoint(parameters_, &point);
    result->Compare("final parameters", expected["final"], ToDoubles(point), tolerance);
    if (expected.contains("final_train_mode")) {
      result->Compare("final training point", expected["final_train_mode"], ToDoubles(parameters_),
                      tolerance);
    }
    if (expected.contains("running")) CompareStatistics(expected["running"], tolerance, result);
    if (!expected.contains("eval_loss")) return;
    result->Compare("evaluation loss", Number(expected["eval_loss"]),
                    network_.Evaluate(point, data_.Batch()).loss, tolerance);
    Matrix<Scalar> outputs;
    network_.Predict(point, data_.inputs.data(), 3, &outputs);
    const Matrix<Scalar> rows = outputs.transpose();
    result->Compare("first outputs", expected["eval_out_first3"], ToDoubles(rows), tolerance);
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

  void CompareStatistics(const Json& running, Tolerance tolerance, CaseResult* result) {
    // "1.running_mean"; of a layer in a residual block "2.f.0.running_mean".
    const auto statistics = network_.Statistics();
    if (running.size() != 2 * statistics.size()) result->Fail("another number of statistics");
    for (const RunningStatistics<Scalar>* layer : statistics) {
      std::string name = layer->name;
      if (const auto dot = name.find('.'); dot != std::string::npos) name.insert(dot, ".f");
      if (!running.contains(name + ".running_mean")) {
        result->Fail("no statistics of layer " + name + " expected");
        continue;
      }
      result->Compare(name + " running mean", running[name + ".running_mean"],
                      ToDoubles(layer->mean), tolerance);
      result->Compare(name + " running variance", running[name + ".running_var"],
                      ToDoubles(layer->variance), tolerance);
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
  std::vector<double> losses_;
  std::vector<double> norms_;
};

template <class Scalar>
void CheckRun(const Json& file, Training<Scalar>& training, CaseResult* result) {
  const Json& expected = file["expected"];
  const double conditioning = file.value("conditioning", 0.0);
  const std::size_t steps = file["steps"];
  const bool diverges = expected.contains("first_nonfinite_step");
  const std::size_t last = diverges ? expected["first_nonfinite_step"].get<std::size_t>() : steps;
  for (std::size_t t = 0; t < last; ++t) {
    training.Step(t);
    const Tolerance tolerance =
        ToleranceAfter<Scalar>(file, static_cast<int>(t), conditioning);
    const std::string step = std::to_string(t);
    result->Compare("loss before update " + step, Number(expected["loss"][t]),
                    training.losses()[t], tolerance);
    if (expected.contains("grad_norm")) {
      result->Compare("gradient norm before update " + step, Number(expected["grad_norm"][t]),
                      training.norms()[t], tolerance);
    }
  }
  if (!diverges) {
    training.CompareEnd(ToleranceAfter<Scalar>(file, static_cast<int>(steps), conditioning),
                        result);
    return;
  }
  training.Step(last);
  if (std::isfinite(training.losses()[last])) {
    result->Fail("the loss is still finite in step " + std::to_string(last));
  }
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
  if (!network.problem.empty()) {
    result.Fail(network.problem);
    return {result};
  }
  Training<Scalar> training(file, network.spec);
  if (const std::string problem = training.Problem(); !problem.empty()) {
    result.Fail(problem);
    return {result};
  }
  CheckRun(file, training, &result);
  return {result};
}

template std::vector<CaseResult> CheckTraining<GoldenScalar>(const Json&);

}  // namespace playground::golden
