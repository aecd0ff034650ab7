// A network with its loss makes predictions, and computes loss and gradient on mini-batches.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/lanes.h"
#include "core/layout.h"
#include "core/random.h"
#include "core/types.h"
#include "nn/layer.h"
#include "nn/loss.h"
#include "nn/network_spec.h"
#include "nn/scratch.h"
#include "nn/sequence.h"
#include "nn/small_pass.h"

namespace playground {

// Some samples of a data set. Real: float or double, also where the network computes in duals.
template <class Real>
struct BatchInput {
  const Real* inputs = nullptr;                 // samples x features, sample by sample.
  Index samples = 0;                            // In the whole data set.
  const Real* values = nullptr;                 // Targets, outputs x samples; or:
  const std::int32_t* classes = nullptr;        // One class index per sample.
  std::span<const std::uint32_t> indices = {};  // Which samples; empty: all.

  Index size() const { return indices.empty() ? samples : static_cast<Index>(indices.size()); }
};

// A measure that does not apply is NaN.
struct Metrics {
  double loss = 0;
  double accuracy = 0;  // Classification: the part of the samples whose class is right.
  // Regression: 1 - residual / total sum of squares, mean over the outputs; not defined where the
  // targets of an output are all equal.
  double r2 = 0;
};

// A matrix of a pass, rows x stride; the columns from `batch` on are padding.
template <class Scalar>
struct Panel {
  Scalar* data = nullptr;
  Index rows = 0;
  Index batch = 0;
  Index stride = 0;

  Scalar& operator()(Index row, Index sample) const { return data[row * stride + sample]; }
};

// Parameters stay outside, one flat vector by layout(); the network holds what training remembers
// besides them: running statistics and the state of dropout. Copies are independent and small (no
// working memory is copied). After the first call nothing is allocated for batches up to the
// largest one seen or announced.
template <class Scalar>
class Network {
 public:
  using Real = PlainOf<Scalar>;

  // `spec` must pass CheckNetwork.
  explicit Network(const NetworkSpec& spec, Index largest_batch = 1, std::uint32_t seed = 1);

  const Layout& layout() const { return layout_; }
  Index inputs() const { return sequence_.inputs(); }
  Index outputs() const { return sequence_.outputs(); }
  const LossDetails& loss_details() const { return *loss_details_; }

  // Draws all weights (Stream::kInit); the same bits on every target. Biases and shifts are 0,
  // scales 1, unless the initializer or the activation says otherwise. Resizes *parameters.
  void Initialize(const InitializerEntry& initializer, const ParamValues& params,
                  std::uint32_t seed, Vector<Scalar>* parameters) const;

  // Mean loss over the batch (not empty), and its gradient (layout().size() entries) unless null.
  double LossAndGradient(const Vector<Scalar>& parameters, const BatchInput<Real>& batch,
                         Vector<Scalar>* gradient, Mode mode);

  // Outputs for `count` samples of `samples` x features numbers: outputs becomes outputs() x count.
  void Predict(const Vector<Scalar>& parameters, const Real* samples, Index count,
               Matrix<Scalar>* outputs);

  // Over all samples of the batch, in evaluation mode, block by block.
  Metrics Evaluate(const Vector<Scalar>& parameters, const BatchInput<Real>& batch);

  // ---- The parts of LossAndGradient, in order, for methods that need what lies between.

  // Gathers inputs and targets (where the batch has any).
  void Load(const BatchInput<Real>& batch);
  // The outputs for the loaded batch.
  Panel<const Scalar> Forward(const Vector<Scalar>& parameters, Mode mode);
  // The targets that Loss() compares with; replace them to compare with others.
  Panel<Scalar> targets() const { return {targets_, outputs(), batch_, stride_}; }
  std::int32_t* classes() { return classes_.data(); }
  // The mean loss of the last Forward; its derivative by the outputs is in derivative().
  double Loss() { return LossAt(predictions_); }
  // The same for other predictions (outputs() x stride).
  double LossAt(const Scalar* predictions);
  Panel<Scalar> derivative() const { return {derivative_, outputs(), batch_, stride_}; }
  // Turns derivative(), which it overwrites, into the gradient. Same mode as Forward.
  void Backward(const Vector<Scalar>& parameters, Vector<Scalar>* gradient, Mode mode);
  // From now on Backward writes inputs and derivatives of all dense layers there; null: no more.
  // Takes effect with the next Load.
  void TraceTo(std::vector<DenseTrace<Scalar>>* trace) { trace_ = trace; }

  // From now on Forward appends the inputs and outputs of all activations there; null: no more.
  void TraceActivationsTo(std::vector<ActivationTrace<Scalar>>* trace) { activations_ = trace; }

  // The statistics of all batch normalisations, in order.
  std::vector<RunningStatistics<Scalar>*> Statistics();
  // Takes over running statistics and dropout state of a network of the same description.
  template <class Other>
  void CopyStateFrom(Network<Other>& other) {
    const auto mine = Statistics();
    const auto theirs = other.Statistics();
    for (std::size_t i = 0; i < mine.size(); ++i) {
      mine[i]->mean = theirs[i]->mean.template cast<Scalar>();
      mine[i]->variance = theirs[i]->variance.template cast<Scalar>();
    }
    dropout_ = other.dropout_;
    dropout_before_ = other.dropout_before_;
  }

 private:
  template <class Other>
  friend class Network;

  void PlanFor(Index batch);
  void GatherInputs(const BatchInput<Real>& batch);
  void GatherTargets(const BatchInput<Real>& batch);
  bool IsSmall() const;
  Pass<Scalar> MakePass(const Vector<Scalar>& parameters, Mode mode);

  Layout layout_;
  Sequence<Scalar> sequence_;
  const LossDetails* loss_details_ = nullptr;
  AnyLoss<Scalar> loss_;
  bool classification_ = false;
  bool first_is_dense_ = false;
  // Empty unless the network is one that it knows.
  std::conditional_t<kHasSmallPass<Scalar>, std::optional<SmallPass>, std::monostate> small_;
  Random dropout_;
  Random dropout_before_;  // As it was when the last kTrain pass began.
  std::vector<DenseTrace<Scalar>>* trace_ = nullptr;
  std::vector<ActivationTrace<Scalar>>* activations_ = nullptr;

  // The batch at hand; all memory in one piece.
  Index batch_ = 0;
  Index stride_ = 0;
  Index largest_size_ = 0;
  Index planned_size_ = 0;
  Scratch<Scalar> memory_;
  Scratch<std::uint32_t> samples_;
  Scratch<std::int32_t> classes_;
  const Real* sample_rows_ = nullptr;  // Not null: the first layer reads the data set itself.
  Scalar* x_ = nullptr;
  Scalar* targets_ = nullptr;
  Scalar* derivative_ = nullptr;
  Scalar* work_ = nullptr;
  const Scalar* predictions_ = nullptr;
  bool has_classes_ = false;
};

}  // namespace playground
