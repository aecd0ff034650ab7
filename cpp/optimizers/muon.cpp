// Muon: Jordan et al., "Muon: An optimizer for hidden layers in neural networks" (2024); rate
// adjusted to AdamW's: Liu et al., "Muon is Scalable for LLM Training" (2025).
#include <algorithm>
#include <cmath>
#include <vector>

#include "core/averages.h"
#include "core/elementwise.h"
#include "core/linear_algebra.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/reductions.h"

namespace playground {
namespace {

template <class Scalar>
class Muon final : public Optimizer<Scalar> {
 public:
  Muon(const ParamValues& params, const Layout& layout)
      : layout_(layout),
        rate_(params["lr"]),
        momentum_(params["momentum"]),
        nesterov_(params.Is("nesterov")),
        steps_(params.Int("ns_steps")),
        adjust_(params.ChoiceOf("adjust")),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        aux_rate_(params["aux_lr"]),
        aux_beta1_(params["aux_beta1"]),
        aux_beta2_(params["aux_beta2"]),
        aux_epsilon_(params["aux_eps"]),
        aux_weight_decay_(params["aux_weight_decay"]) {
    Index largest = 0, widest = 0;
    for (const Tensor& tensor : layout.tensors()) {
      const bool adam = !tensor.is_matrix;
      moments_.push_back(
          {Vector<Scalar>::Zero(tensor.size()), Vector<Scalar>::Zero(adam ? tensor.size() : 0)});
      if (adam) continue;
      largest = std::max(largest, tensor.size());
      widest = std::max(widest, std::min(tensor.rows, tensor.cols));
    }
    direction_.resize(largest);
    next_.resize(largest);
    gram_.resize(widest * widest);
    polynomial_.resize(widest * widest);
  }

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    ++t_;
    for (Index i = 0; i < static_cast<Index>(moments_.size()); ++i) {
      const auto g = layout_.Flat(i, input.gradient);
      if (layout_.tensors()[i].is_matrix) {
        StepMatrix(input, layout_.tensors()[i], g, moments_[i].m, layout_.Flat(i, parameters));
      } else {
        StepVector(input, g, moments_[i], layout_.Flat(i, parameters));
      }
    }
  }

  std::vector<Internal> States() const override {
    std::vector<Internal> states;
    for (const Moments& moments : moments_) {
      states.push_back(Named("m", moments.m));
      if (moments.v.size() > 0) states.push_back(Named("v", moments.v));
    }
    return states;
  }

  Index StateSize() const override {
    Index size = 0;
    for (const Moments& moments : moments_) size += moments.m.size() + moments.v.size();
    return size;
  }

 private:
  struct Moments {
    Vector<Scalar> m, v;  // v only of tensors that are not matrices.
  };

  void StepMatrix(const StepInput<Scalar>& input, const Tensor& tensor, ConstVectorMap<Scalar> g,
                  Vector<Scalar>& m, VectorMap<Scalar> theta) {
    const double mu = input.momentum.value_or(momentum_);
    m = static_cast<Scalar>(mu) * m + static_cast<Scalar>(1 - mu) * g;
    VectorMap<Scalar> direction(direction_.data(), tensor.size());
    direction = m;
    if (nesterov_) {
      direction = static_cast<Scalar>(1 - mu) * g + static_cast<Scalar>(mu) * m;
    }
    direction *= static_cast<Scalar>(1 / (Norm(direction) + epsilon_));
    const Scalar* orthogonal = Orthogonalize(tensor.rows, tensor.cols);

    const double eta = input.learning_rate;
    theta = static_cast<Scalar>(1 - eta * weight_decay_) * theta -
            static_cast<Scalar>(eta * Adjustment(tensor)) *
                ConstVectorMap<Scalar>(orthogonal, tensor.size());
  }

  // Newton-Schulz iteration on direction_, a matrix of norm at most 1: pushes its singular values
  // towards 1. Returns where the result is. A tall X is not transposed but multiplied from the
  // right, X <- a X + X (b A + c A^2) with A = X'X, which is the same.
  const Scalar* Orthogonalize(Index rows, Index cols) {
    constexpr Scalar kA(3.4445), kB(-4.7750), kC(2.0315);
    const bool tall = rows > cols;
    const Index n = std::min(rows, cols);
    const MatrixMap<Scalar> gram(gram_.data(), n, n), polynomial(polynomial_.data(), n, n);
    const ConstMatrixMap<Scalar> a(gram_.data(), n, n), p(polynomial_.data(), n, n);
    Scalar *from = direction_.data(), *to = next_.data();
    for (int step = 0; step < steps_; ++step) {
      const ConstMatrixMap<Scalar> x(from, rows, cols);
      const MatrixMap<Scalar> y(to, rows, cols);
      if (tall) {
        MultiplyTransposedLeft(Scalar(1), x, x, Scalar(0), gram);
      } else {
        MultiplyTransposedRight(Scalar(1), x, x, Scalar(0), gram);
      }
      polynomial_ = gram_;
      Multiply(kC, a, a, kB, polynomial);
      std::copy_n(from, rows * cols, to);
      if (tall) {
        Multiply(Scalar(1), x, p, kA, y);
      } else {
        Multiply(Scalar(1), p, x, kA, y);
      }
      std::swap(from, to);
    }
    return from;
  }

  double Adjustment(const Tensor& tensor) const {
    const double r = static_cast<double>(tensor.rows), c = static_cast<double>(tensor.cols);
    if (adjust_ == "original") return std::sqrt(std::max(1.0, r / c));
    if (adjust_ == "match_rms_adamw") return 0.2 * std::sqrt(std::max(r, c));
    return 1;
  }

  // AdamW, whose rate follows the same schedule.
  void StepVector(const StepInput<Scalar>& input, ConstVectorMap<Scalar> gradient, Moments& moments,
                  VectorMap<Scalar> parameters) {
    const double rate = aux_rate_ * (input.learning_rate / rate_);
    const double beta1 = input.momentum.value_or(aux_beta1_);
    const auto m_scale = static_cast<Scalar>(BiasCorrection(beta1, t_));
    const auto v_scale = static_cast<Scalar>(std::sqrt(BiasCorrection(aux_beta2_, t_)));
    const auto epsilon = static_cast<Scalar>(aux_epsilon_), eta = static_cast<Scalar>(rate);
    const auto keep = static_cast<Scalar>(1 - rate * aux_weight_decay_);
    Elementwise(
        [&](const auto& g, auto m, auto v, auto theta) {
          m = Average(beta1, m, g);
          v = Average(aux_beta2_, v, g.square());
          theta = keep * theta - eta * (m_scale * m) / (v_scale * v.sqrt() + epsilon);
        },
        gradient, moments.m, moments.v, parameters);
  }

  Layout layout_;
  double rate_, momentum_;
  bool nesterov_;
  int steps_;
  std::string_view adjust_;
  double epsilon_, weight_decay_;
  double aux_rate_, aux_beta1_, aux_beta2_, aux_epsilon_, aux_weight_decay_;
  std::vector<Moments> moments_;
  Vector<Scalar> direction_, next_, gram_, polynomial_;  // Shared by all matrices.
  std::int64_t t_ = 0;
};

constexpr OptimizerEntry entry = WithRule<Muon>({
    .id = "muon",
    .name = "Muon",
    .summary = "Replaces a weight matrix's averaged gradient by the nearest matrix that stretches "
               "all directions alike; AdamW for the rest.",
    .formula = R"(\begin{aligned}&G_t\text{: a gradient of } r \text{ rows and } c \text{ )"
               R"(columns},\quad M_t=\mu M_{t-1}+(1-\mu)G_t,\quad )"
               R"(\when{nesterov=1} B_t=(1-\mu)G_t+\mu M_t,\quad )"
               R"(\when{nesterov=0} B_t=M_t,\quad )"
               R"(X=B_t/(\lVert B_t\rVert_F+\epsilon)\ (\text{transposed if } r>c),\quad )"
               R"(n\text{ times: }X\leftarrow 3.4445\,X+(-4.7750\,A+2.0315\,A^2)X,\ A=XX^\top\\)"
               R"(&\when{adjust=original} s=\sqrt{\max(1,r/c)},\quad )"
               R"(\when{adjust=match_rms_adamw} s=0.2\sqrt{\max(r,c)},\quad )"
               R"(\when{adjust=none} s=1,\quad )"
               R"(\theta\leftarrow(1-\eta\lambda)\theta-\eta\,s\,X,\quad )"
               R"(\text{vectors: AdamW with the rate }\eta_{aux}\end{aligned})",
    .reference = "Jordan et al. 2024, kellerjordan.github.io/posts/muon; Liu et al. 2025, "
                 "arXiv:2502.16982",
    .params = {LearningRate(0.02, 0.02), Momentum(0.95),
               Flag("nesterov", "Look ahead along the momentum (Nesterov)", true),
               Count("ns_steps", "n", "Newton-Schulz iterations", 5, 1, 10, kUnset, 100),
               Choice("adjust", "Factor on the step by the matrix's shape",
                      "original|match_rms_adamw|none"),
               NonNegative("eps", R"(\epsilon)", "Stabiliser that keeps a division from exploding",
                           1e-7, 1e-16, 1),
               WeightDecay(0),
               Positive("aux_lr", R"(\eta_{aux})",
                        "Rate of AdamW for tensors that are not matrices", 3e-4, 1e-5, 1, 0.003),
               DecayFactor("aux_beta1", R"(\beta_1)", "AdamW: memory of the averaged gradient",
                           0.9),
               DecayFactor("aux_beta2", R"(\beta_2)",
                           "AdamW: memory of the averaged squared gradient", 0.95, 0.9999),
               NonNegative("aux_eps", R"(\epsilon)", "AdamW: stabiliser", 1e-10, 1e-16, 1),
               NonNegative("aux_weight_decay", R"(\lambda)", "AdamW: weight decay", 0, 1e-6, 1)},
    .details = {.group = "Matrix and second-order",
                .mark = "frontier",
                .state = "M of matrices; m and v of the rest",
                .state_multiple = "1 (matrix) / 2 (vector)",
                .decay = "decoupled, before the step",
                .pitfalls = "Singular values end between about 0.7 and 1.2, not at 1. Every matrix "
                            "moves by a step of fixed size, so the rate has to fall for it to "
                            "settle. By convention AdamW trains the input and output layers too; "
                            "here Muon trains every matrix.",
                .needs = {.shapes = true},
                .memory =
                    [](const ParamValues&, const Layout& layout) {
                      const double vectors = kUsualVectors * static_cast<double>(layout.size());
                      return vectors + SumOfMatrices(layout, [](double rows, double columns) {
                               const double narrow = std::min(rows, columns);
                               return 2 * narrow * narrow;
                             });
                    },
                .work =
                    [](const ParamValues& params, const Layout& layout) {
                      return SumOfMatrices(layout, [&](double rows, double columns) {
                        return 3 * params["ns_steps"] * rows * columns * std::min(rows, columns);
                      });
                    }},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
