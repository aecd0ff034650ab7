// A loss function says how far the network's outputs are from the targets, averaged over a batch.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>

#include "core/lanes.h"
#include "core/param.h"
#include "core/registry.h"
#include "nn/makers.h"

namespace playground {

// Outputs of a network and what they should be. Matrices are outputs x stride, row-major; the
// columns from `batch` on only fill up the last lane and must not be counted.
template <class Scalar>
struct LossInput {
  Index outputs = 0;
  Index batch = 0;
  Index stride = 0;  // batch rounded up to whole lanes.
  const Scalar* predictions = nullptr;
  const Scalar* targets = nullptr;        // Null for losses on class indices.
  const std::int32_t* classes = nullptr;  // One a sample; null for losses on values.
};

// Constant once made.
template <class Scalar>
class Loss {
 public:
  virtual ~Loss() = default;

  // The mean loss; `derivative` (outputs x stride) becomes its derivative by the predictions, 0 in
  // the columns from input.batch on.
  virtual double Evaluate(const LossInput<Scalar>& input, Scalar* derivative) const = 0;
};

template <class Scalar>
using AnyLoss = std::shared_ptr<const Loss<Scalar>>;

// What the targets of a loss are.
enum class TargetCoding {
  kValue,         // Any numbers.
  kCount,         // Numbers >= 0.
  kZeroOne,       // 0 or 1, one output a class (a single output: class 1).
  kSign,          // -1 or 1, likewise.
  kDistribution,  // Probabilities that sum to 1.
  kClass,         // Class indices.
};

// The distribution of targets of which the loss is the negative log-likelihood, or the nearest one:
// what labels "drawn from the model" means.
enum class LabelModel {
  kGaussian,     // Mean = prediction; variance = outputs / 2, that of mean squared error.
  kBernoulli,    // 0 or 1, logit = prediction.
  kProbability,  // 0 or 1, probability = prediction.
  kSign,         // -1 or 1, logit = prediction.
  kCategorical,  // A class, logits = predictions.
  kPoisson,      // Log of the mean = prediction.
};

using LossMakers = Makers<AnyLoss, const ParamValues&>;

struct LossDetails {
  TargetCoding coding = TargetCoding::kValue;
  LabelModel model = LabelModel::kGaussian;
  double threshold = 0;               // A single output above it means class 1.
  bool several_outputs_only = false;  // Needs one output a class even for two classes.
  LossMakers makers = {};
};

using LossEntry = Entry<LossDetails>;
using LossRegistry = Registry<LossDetails>;

// Whether the loss can only be used for classification.
inline bool IsClassification(TargetCoding coding) {
  return coding != TargetCoding::kValue && coding != TargetCoding::kCount;
}

// Codes class indices as target values (outputs x samples) for every coding but kClass: a single
// output is 0 or 1 (kSign, kValue: -1 or 1); several outputs have 1 at the class and 0 (kSign: -1)
// elsewhere.
template <class Real>
void EncodeClasses(TargetCoding coding, std::span<const std::int32_t> classes, Index outputs,
                   Matrix<Real>* targets) {
  const bool sign =
      coding == TargetCoding::kSign || (coding == TargetCoding::kValue && outputs == 1);
  targets->setConstant(outputs, static_cast<Index>(classes.size()), sign ? Real(-1) : Real(0));
  for (Index i = 0; i < targets->cols(); ++i) {
    const Index row = outputs == 1 ? 0 : classes[i];
    if (outputs > 1 || classes[i] > 0) (*targets)(row, i) = Real(1);
  }
}

// A loss that is the mean over all outputs of one formula. `Formula` is constructible from
// ParamValues and has, for an output o and a target y,
//   template <class T> T Value(const T& o, const T& y) const;
//   template <class T> T Slope(const T& o, const T& y) const;   the derivative by o
template <class Scalar, class Formula>
class MeanLoss final : public Loss<Scalar> {
 public:
  explicit MeanLoss(const ParamValues& params) : formula_(params) {}

  double Evaluate(const LossInput<Scalar>& input, Scalar* derivative) const override {
    const Formula formula = formula_;
    const double count = static_cast<double>(input.outputs * input.batch);
    const Lane scale = Walk::Splat(Scalar(1 / count));
    const Lane tiny = Walk::Splat(Scalar(kTiny<Scalar>));
    double sum = 0;
    for (Index row = 0; row < input.outputs; ++row) {
      const Index start = row * input.stride;
      const Scalar* o = input.predictions + start;
      const Scalar* y = input.targets + start;
      Lane row_sum = Walk::Splat(Scalar(0));
      for (Index i = 0; i < input.stride; i += kWidth) {
        const Lane output = Walk::Load(o + i);
        const Lane target = Walk::Load(y + i);
        const Index left = input.batch - i;
        Lane value = formula.Value(output, target);
        Lane slope = (formula.Slope(output, target) * scale + tiny) - tiny;
        if (left < kWidth) {
          value = Walk::KeepFirst(value, left);
          slope = Walk::KeepFirst(slope, left);
        }
        row_sum = row_sum + value;
        Walk::Store(derivative + start + i, slope);
      }
      sum += static_cast<double>(Plain(Walk::Sum(row_sum)));
    }
    return sum / count;
  }

 private:
  using Walk = Lanes<Scalar>;
  using Lane = typename Walk::Lane;
  static constexpr Index kWidth = Walk::kWidth;

  Formula formula_;
};

// The softmax of the samples i .. i + kWidth - 1, in parts: softmax = term / total, where the terms
// e^(o - largest) are written to `terms` (outputs x stride).
template <class Scalar>
struct Softmax {
  using Walk = Lanes<Scalar>;
  using Lane = typename Walk::Lane;

  Lane largest;
  Lane total;

  Softmax(const LossInput<Scalar>& input, Index i, Scalar* terms)
      : largest(Walk::Load(input.predictions + i)), total(Walk::Splat(Scalar(0))) {
    for (Index c = 1; c < input.outputs; ++c) {
      largest = Max(largest, Walk::Load(input.predictions + c * input.stride + i));
    }
    for (Index c = 0; c < input.outputs; ++c) {
      const Lane term = Exp(Walk::Load(input.predictions + c * input.stride + i) - largest);
      Walk::Store(terms + c * input.stride + i, term);
      total = total + term;
    }
  }
};

template <template <class> class Kind>
struct LossFactory {
  template <class Scalar>
  static AnyLoss<Scalar> Make(const ParamValues& params) {
    return std::make_unique<const Kind<Scalar>>(params);
  }
};
template <class Formula>
struct MeanLossFactory {
  template <class Scalar>
  static AnyLoss<Scalar> Make(const ParamValues& params) {
    return std::make_unique<const MeanLoss<Scalar, Formula>>(params);
  }
};

// Fills in the makers of an entry whose class template is Kind<Scalar>(params).
template <template <class> class Kind>
constexpr LossEntry WithLoss(LossEntry entry) {
  entry.details.makers = LossMakers::From<LossFactory<Kind>>();
  return entry;
}
// Fills in the makers of an entry that is the mean of its formula (MeanLoss).
template <class Formula>
constexpr LossEntry WithMeanOf(LossEntry entry) {
  entry.details.makers = LossMakers::From<MeanLossFactory<Formula>>();
  return entry;
}

}  // namespace playground
