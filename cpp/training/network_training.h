// A network is trained on a data set.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "data/batches.h"
#include "data/prepare.h"
#include "definition/run_spec.h"
#include "nn/network.h"
#include "nn/network_objective.h"
#include "nn/penalty.h"
#include "training/training_problem.h"

namespace playground {

template <class Scalar>
class NetworkTraining final : public TrainingProblem<Scalar> {
 public:
  NetworkTraining(const RunSpec& spec, const NetworkSpec& network,
                  std::shared_ptr<const PreparedData<Scalar>> data);
  // A copy shares the data and makes its own objective when it is first asked for.
  NetworkTraining(const NetworkTraining& other);

  const Layout& layout() const override { return network_.layout(); }
  void Initialize(Vector<Scalar>& parameters) override;
  void NextBatch() override;
  double LossAndGradient(const Vector<Scalar>& parameters, Vector<Scalar>& gradient) override;
  Objective<Scalar>& objective() override;
  PartMetrics Evaluate(Part part, const Vector<Scalar>& parameters) override;
  double BatchesPerEpoch() const override { return sampler_.batches_per_epoch(); }
  double SamplesSeen() const override { return samples_seen_; }
  double EvaluationCost() const override;
  std::unique_ptr<Probe<Scalar>> MakeProbe() const override;

  const PreparedData<Scalar>& data() const { return *data_; }
  const BatchSampler& batches() const { return sampler_; }
  std::shared_ptr<const PreparedData<Scalar>> shared_data() const { return data_; }
  const NetworkSpec& network_spec() const { return network_spec_; }
  const Penalty& penalty() const { return penalty_; }
  // For pictures, between two updates: what they load is forgotten by the next one.
  Network<Scalar>& network() { return network_; }
  // All training samples; valid while the data or this live.
  BatchInput<Scalar> TrainingInput() const { return InputOf(Part::kTraining); }

  // For raw inputs (samples x raw features): the value, or the probability of every class (of class
  // 1 for two classes), sample by sample.
  std::vector<float> Predict(const Vector<Scalar>& parameters, const std::vector<double>& raw);
  // The same for `count` samples of a part from `first` on.
  std::vector<float> PredictPart(const Vector<Scalar>& parameters, Part part, Index first,
                                 Index count);
  // Numbers Predict gives for each sample.
  Index PredictionSize() const;
  // classes x classes, rows: truth, columns: prediction, over the validation part.
  std::vector<std::int32_t> Confusion(const Vector<Scalar>& parameters);

 private:
  BatchInput<Scalar> InputOf(Part part) const;
  std::vector<float> Readable(const Matrix<Scalar>& outputs) const;

  // Classes as the numbers that the loss compares with, outputs x samples.
  struct CodedTargets {
    Matrix<Scalar> training, validation;
  };

  // What rules that evaluate again are given: the network with the penalty.
  struct Evaluator {
    Evaluator(const NetworkSpec& spec, Network<Scalar>* network, Penalty penalty)
        : plain(spec, network), penalized(plain, penalty) {}
    NetworkObjective<Scalar> plain;
    PenalizedObjective<Scalar> penalized;
  };

  std::shared_ptr<const PreparedData<Scalar>> data_;
  NetworkSpec network_spec_;
  Network<Scalar> network_;
  std::shared_ptr<const CodedTargets> coded_;  // Null: the loss takes the targets as they are.
  BatchSampler sampler_;
  BatchInput<Scalar> batch_;
  Penalty penalty_;
  Chosen<InitializerEntry> init_;
  std::uint32_t init_seed_;
  double samples_seen_ = 0;
  std::unique_ptr<Evaluator> evaluator_;
};

extern template class NetworkTraining<float>;
#ifndef PLAYGROUND_FLOAT_ONLY
extern template class NetworkTraining<double>;
#endif

}  // namespace playground
