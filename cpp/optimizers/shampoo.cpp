// Shampoo: Gupta, Koren & Singer, "Shampoo: Preconditioned Stochastic Tensor Optimization" (2018),
// Algorithm 1; grafting: Anil et al. (2020); averages instead of sums: Shi et al. (2023).
#include <cmath>
#include <utility>
#include <vector>

#include "core/averages.h"
#include "core/linear_algebra.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/matrix_costs.h"

namespace playground {
namespace {

template <class Scalar>
class Shampoo final : public Optimizer<Scalar> {
 public:
  Shampoo(const ParamValues& params, const Layout& layout)
      : layout_(layout),
        epsilon_(params["eps"]),
        momentum_(params["momentum"]),
        beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        bias_correction_(params.Is("bias_correction")),
        update_freq_(params.Int("update_freq")),
        grafting_(params.ChoiceOf("grafting")),
        graft_beta2_(params["graft_beta2"]),
        graft_epsilon_(params["graft_eps"]),
        weight_decay_(params["weight_decay"]),
        decoupled_(params.Is("decoupled")) {
    for (const Tensor& tensor : layout.tensors()) blocks_.emplace_back(tensor, *this);
  }

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    ++t_;
    for (Index i = 0; i < static_cast<Index>(blocks_.size()); ++i) {
      Block& block = blocks_[i];
      const auto theta = layout_.AsMatrix(i, parameters).template cast<double>();
      block.gradient = layout_.AsMatrix(i, input.gradient).template cast<double>();
      if (!decoupled_) block.gradient += weight_decay_ * theta;
      AccumulateStatistics(block);
      if ((t_ - 1) % update_freq_ == 0) RefreshRoots(block);
      AverageGradient(block);
      Precondition(block);
      Graft(block);
      if (decoupled_) block.update += weight_decay_ * theta;
      if (momentum_ > 0) {
        block.velocity = input.momentum.value_or(momentum_) * block.velocity + block.update;
        block.update = block.velocity;
      }
      layout_.AsMatrix(i, parameters) -=
          (input.learning_rate * block.update).template cast<Scalar>();
    }
  }

  std::vector<Internal> States() const override {
    std::vector<Internal> states;
    for (const Block& block : blocks_) {
      states.push_back(Named("L", block.left));
      if (block.right.size() > 0) states.push_back(Named("R", block.right));
    }
    return states;
  }

  Index StateSize() const override {
    Index size = 0;
    for (const Block& block : blocks_) {
      size += 2 * (block.left.size() + block.right.size()) + block.velocity.size() +
              block.average.size() + block.graft.size();
    }
    return size;
  }

 private:
  using Moments = Matrix<double>;

  // One tensor; a vector is a single column, which has no right side.
  struct Block {
    Block(const Tensor& tensor, const Shampoo& rule)
        : is_matrix(tensor.is_matrix),
          left(Moments::Zero(tensor.rows, tensor.rows)),
          left_root(left),
          gradient(tensor.rows, tensor.cols),
          scratch(gradient),
          update(gradient) {
      const Moments zero = Moments::Zero(tensor.rows, tensor.cols);
      if (is_matrix) right = right_root = Moments::Zero(tensor.cols, tensor.cols);
      if (rule.beta1_ > 0) average = zero;
      if (rule.momentum_ > 0) velocity = zero;
      if (rule.grafting_ != "none" && rule.grafting_ != "sgd") graft = zero;
    }

    bool is_matrix;
    Moments left, right, left_root, right_root;  // L, R and (L + eps I)^(-1/4), ...
    Moments average, velocity, graft;            // Empty where not used.
    Moments gradient, scratch, update;
  };

  void AccumulateStatistics(Block& block) const {
    const double weight = beta2_ < 1 ? 1 - beta2_ : 1;
    const auto g = View(std::as_const(block.gradient));
    MultiplyTransposedRight(weight, g, g, beta2_, View(block.left));
    if (block.is_matrix) MultiplyTransposedLeft(weight, g, g, beta2_, View(block.right));
  }

  void RefreshRoots(Block& block) const {
    const bool corrects = bias_correction_ && beta2_ < 1;
    const double correction = corrects ? BiasCorrection(beta2_, t_) : 1;
    const double exponent = block.is_matrix ? -1.0 / 4 : -1.0 / 2;
    block.left_root = SymmetricPower(block.left, correction, epsilon_, exponent);
    if (block.is_matrix) {
      block.right_root = SymmetricPower(block.right, correction, epsilon_, exponent);
    }
  }

  void AverageGradient(Block& block) const {
    if (block.average.size() == 0) return;
    block.average = beta1_ * block.average + (1 - beta1_) * block.gradient;
  }

  // The gradient as the direction sees it: averaged if beta1 is set, and then times a correction.
  // Statistics see the raw one.
  const Moments& Smoothed(const Block& block) const {
    return block.average.size() > 0 ? block.average : block.gradient;
  }
  double Correction(const Block& block) const {
    const bool corrects = block.average.size() > 0 && bias_correction_;
    return corrects ? BiasCorrection(beta1_, t_) : 1;
  }

  void Precondition(Block& block) const {
    const auto root = View(std::as_const(block.left_root));
    Multiply(Correction(block), root, View(Smoothed(block)), 0.0, View(block.update));
    if (!block.is_matrix) return;
    block.scratch.swap(block.update);
    Multiply(1.0, View(std::as_const(block.scratch)), View(std::as_const(block.right_root)), 0.0,
             View(block.update));
  }

  // Keeps the direction and takes the length from the step of a simpler method.
  void Graft(Block& block) const {
    if (grafting_ == "none") return;
    block.scratch = Correction(block) * Smoothed(block);
    if (grafting_ == "adagrad") {
      block.graft += block.gradient.cwiseAbs2();
    } else if (grafting_ != "sgd") {
      block.graft = graft_beta2_ * block.graft + (1 - graft_beta2_) * block.gradient.cwiseAbs2();
    }
    if (grafting_ != "sgd") {
      const double correction = grafting_ == "adam" ? BiasCorrection(graft_beta2_, t_) : 1;
      // Where nothing has ever come in, 0 / 0 is 0.
      block.scratch.array() /=
          ((correction * block.graft.array()).sqrt() + graft_epsilon_).max(1e-300);
    }
    block.update *= block.scratch.norm() / (block.update.norm() + 1e-16);
  }

  Layout layout_;
  double epsilon_, momentum_, beta1_, beta2_;
  bool bias_correction_;
  int update_freq_;
  std::string_view grafting_;
  double graft_beta2_, graft_epsilon_, weight_decay_;
  bool decoupled_;
  std::vector<Block> blocks_;
  std::int64_t t_ = 0;
};

// 1 is valid here, unlike for other averages: it means a sum.
constexpr ParamSpec StatisticsMemory() {
  return {.id = "beta2",
          .symbol = R"(\beta_2)",
          .summary = "Memory of L and R; 1: the sum over all updates",
          .default_value = 1,
          .min = 0,
          .max = 1,
          .scale = Scale::kOneMinusLog,
          .slider_min = 0.9,
          .slider_max = 1,
          .min_excluded = true};
}

constexpr OptimizerEntry entry = WithRule<Shampoo>({
    .id = "shampoo",
    .name = "Shampoo",
    .summary = "Rescales a weight matrix's gradient from both sides, by its correlations between "
               "rows and between columns.",
    .formula = R"(\begin{aligned}
&L_t = L_{t-1} + G_tG_t^\top,\quad R_t = R_{t-1} + G_t^\top G_t,\quad L_0=R_0=0,\qquad
U_t = (L_t+\epsilon I)^{-1/4}\, G_t\,(R_t+\epsilon I)^{-1/4},\qquad \theta_t=\theta_{t-1}-\eta\,U_t\\
&\text{vector: } H_t = H_{t-1}+g_tg_t^\top,\ u_t=(H_t+\epsilon I)^{-1/2} g_t
\end{aligned})",
    .reference = "Gupta, Koren & Singer 2018, arXiv:1802.09568; Anil et al. 2020, "
                 "arXiv:2002.09018; Shi et al. 2023, arXiv:2309.06497",
    .params = {LearningRate(0.01, 0.1), Epsilon(1e-12, 1e-4), Momentum(0),
               DecayFactor("beta1", R"(\beta_1)", "Memory of the averaged gradient; 0: none", 0),
               StatisticsMemory(),
               Flag("bias_correction", "Correct the averages for starting at zero"),
               Count("update_freq", "f", "Updates between two computations of the roots", 1, 1,
                     100),
               Choice("grafting", "Method whose step length is taken over",
                      "none|sgd|adagrad|rmsprop|adam"),
               DecayFactor("graft_beta2", R"(\beta_2^{g})", "Memory of the grafted method", 0.999,
                           0.9999),
               NonNegative("graft_eps", R"(\epsilon^{g})", "Stabiliser of the grafted method", 1e-8,
                           1e-12, 0.01),
               WeightDecay(0), Decoupled()},
    .details = {.group = "Matrix and second-order",
                .mark = "notes",
                .state = "L, R and their roots (and averages, where switched on)",
                .state_multiple = "2(r²+c²)/(rc)",
                .decay = "coupled, or added to the direction (decoupled)",
                .pitfalls =
                    "Every root is an eigendecomposition, whose time grows with the cube of "
                    "a layer's width: refresh seldom on wide layers. The first gradients "
                    "have low rank, so a tiny eps magnifies their rounding errors.",
                .needs = {.shapes = true},
                .memory = FactorMemory,
                .work = FactorWork},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
