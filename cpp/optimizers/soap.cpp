// SOAP: Vyas et al., "SOAP: Improving and Stabilizing Shampoo using Adam" (2024), Algorithm 3, with
// the skipped first step of the authors' code.
#include <cmath>
#include <utility>
#include <vector>

#include "core/averages.h"
#include "core/linear_algebra.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/matrix_costs.h"
#include "optimizers/reductions.h"

namespace playground {
namespace {

template <class Scalar>
class Soap final : public Optimizer<Scalar> {
 public:
  Soap(const ParamValues& params, const Layout& layout)
      : layout_(layout),
        beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        shampoo_beta_(params.IsSet("shampoo_beta") ? params["shampoo_beta"] : beta2_),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        frequency_(params.Int("freq")),
        correct_bias_(params.Is("correct_bias")),
        normalize_(params.Is("normalize")) {
    for (const Tensor& tensor : layout.tensors()) blocks_.emplace_back(tensor);
  }

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    // The first gradient only makes the bases, and moves nothing.
    const std::int64_t k = t_++;
    for (Index i = 0; i < static_cast<Index>(blocks_.size()); ++i) {
      Block& block = blocks_[i];
      block.gradient = layout_.AsMatrix(i, input.gradient).template cast<double>();
      if (k == 0) {
        AccumulateStatistics(block);
        if (block.is_matrix) FirstBasis(block);
        continue;
      }
      const double beta1 = input.momentum.value_or(beta1_);
      ComputeUpdate(beta1, block);
      const double correction =
          correct_bias_ ? BiasCorrection(beta1, k) / std::sqrt(BiasCorrection(beta2_, k)) : 1;
      auto theta = layout_.AsMatrix(i, parameters);
      theta -= (input.learning_rate * correction * block.update).template cast<Scalar>();
      // Decay comes after the step here.
      theta *= static_cast<Scalar>(1 - input.learning_rate * weight_decay_);
      AccumulateStatistics(block);
      if (block.is_matrix && k % frequency_ == 0) RefreshBasis(block);
    }
  }

  std::vector<Internal> States() const override {
    std::vector<Internal> states;
    for (const Block& block : blocks_) {
      states.push_back(Named("M", block.m));
      states.push_back(Named("V", block.v));
      states.push_back(Named("L", block.left));
      if (block.right.size() > 0) states.push_back(Named("R", block.right));
    }
    return states;
  }

  Index StateSize() const override {
    Index size = 0;
    for (const Block& block : blocks_) {
      size += block.m.size() + block.v.size() + 2 * (block.left.size() + block.right.size());
    }
    return size;
  }

 private:
  using Moments = Matrix<double>;

  // One tensor; a vector is a single column and has no basis: it gets plain Adam.
  struct Block {
    explicit Block(const Tensor& tensor)
        : is_matrix(tensor.is_matrix),
          m(Moments::Zero(tensor.rows, tensor.cols)),
          v(m),
          gradient(m),
          projected(m),
          scratch(m),
          update(m) {
      if (!is_matrix) return;
      left = left_basis = Moments::Zero(tensor.rows, tensor.rows);
      right = right_basis = Moments::Zero(tensor.cols, tensor.cols);
    }

    bool is_matrix;
    Moments m, v;                                  // v lives in the basis, m does not.
    Moments left, right, left_basis, right_basis;  // L, R, Q_L, Q_R.
    Moments gradient, projected, scratch, update;
  };

  void AccumulateStatistics(Block& block) const {
    if (!block.is_matrix) return;
    const auto g = View(std::as_const(block.gradient));
    MultiplyTransposedRight(1 - shampoo_beta_, g, g, shampoo_beta_, View(block.left));
    MultiplyTransposedLeft(1 - shampoo_beta_, g, g, shampoo_beta_, View(block.right));
  }

  static void FirstBasis(Block& block) {
    block.left_basis = SymmetricEigen(block.left).vectors.rowwise().reverse();
    block.right_basis = SymmetricEigen(block.right).vectors.rowwise().reverse();
  }

  // Adam's direction in the eigenbasis, brought back.
  void ComputeUpdate(double beta1, Block& block) const {
    block.m = beta1 * block.m + (1 - beta1) * block.gradient;
    Project(block, block.gradient);
    block.v = beta2_ * block.v + (1 - beta2_) * block.projected.cwiseAbs2();
    Project(block, block.m);
    // The floor only keeps 0 / 0 from being NaN when epsilon is 0.
    block.projected.array() /= (block.v.array().sqrt() + epsilon_).max(1e-300);
    if (block.is_matrix) {
      FromBasis(block.left_basis, block.projected, block.right_basis, block.scratch, block.update);
    } else {
      block.update = block.projected;
    }
    if (normalize_) block.update /= 1e-30 + RootMeanSquare(block.update);
  }

  static void Project(Block& block, const Moments& values) {
    if (block.is_matrix) {
      ToBasis(block.left_basis, values, block.right_basis, block.scratch, block.projected);
    } else {
      block.projected = values;
    }
  }

  // One step of orthogonal iteration, after sorting the basis by how much of L (R) it explains.
  static void RefreshBasis(Block& block) {
    const std::vector<Index> rows = DescendingOrder(block.left, block.left_basis);
    const std::vector<Index> columns = DescendingOrder(block.right, block.right_basis);
    const Moments v = block.v;
    for (Index i = 0; i < v.rows(); ++i) {
      for (Index j = 0; j < v.cols(); ++j) block.v(i, j) = v(rows[i], columns[j]);
    }
    Iterate(block.left, rows, block.left_basis);
    Iterate(block.right, columns, block.right_basis);
  }

  // The columns q of the basis by q' moment q, largest first; equal ones keep their order.
  static std::vector<Index> DescendingOrder(const Moments& moment, const Moments& basis) {
    const Index n = moment.rows();
    Moments product(n, n);
    Multiply(1.0, View(moment), View(basis), 0.0, View(product));
    std::vector<double> explained(static_cast<std::size_t>(n));
    std::vector<Index> order;
    for (Index j = 0; j < n; ++j) {
      for (Index i = 0; i < n; ++i) explained[j] += basis(i, j) * product(i, j);
      auto place = order.end();
      while (place != order.begin() && explained[*(place - 1)] < explained[j]) --place;
      order.insert(place, j);
    }
    return order;
  }

  static void Iterate(const Moments& moment, const std::vector<Index>& order, Moments& basis) {
    Moments sorted(basis.rows(), basis.cols());
    for (Index i = 0; i < basis.rows(); ++i) {
      for (Index j = 0; j < basis.cols(); ++j) sorted(i, j) = basis(i, order[j]);
    }
    Multiply(1.0, View(moment), View(std::as_const(sorted)), 0.0, View(basis));
    Orthonormalize(basis);
  }

  Layout layout_;
  double beta1_, beta2_, shampoo_beta_, epsilon_, weight_decay_;
  int frequency_;
  bool correct_bias_, normalize_;
  std::vector<Block> blocks_;
  std::int64_t t_ = 0;
};

constexpr OptimizerEntry entry = WithRule<Soap>({
    .id = "soap",
    .name = "SOAP",
    .summary = "Adam in the coordinates in which Shampoo's two matrices are diagonal.",
    .formula = R"(\begin{aligned}
&t=1:\ L=(1-\beta_s)G_1G_1^\top,\ R=(1-\beta_s)G_1^\top G_1,\ Q_L,Q_R=\text{eigenvectors};\ \text{no update}\\
&t\ge2,\ k=t-1:\ M=\beta_1M+(1-\beta_1)G,\quad \tilde G=Q_L^\top GQ_R,\quad V=\beta_2V+(1-\beta_2)\tilde G^2,\\
&\quad \theta \leftarrow \theta-\eta\tfrac{\sqrt{1-\beta_2^k}}{1-\beta_1^k}\,Q_L\Big[\tfrac{Q_L^\top MQ_R}{\sqrt V+\epsilon}\Big]Q_R^\top,\quad \theta\leftarrow\theta-\eta\lambda\theta,\quad L,R\leftarrow\text{EMA}_{\beta_s}\\
&\quad k\bmod f=0:\ \text{sort the columns of } Q \text{ by } \operatorname{diag}(Q^\top LQ),\ Q\leftarrow\operatorname{qr}(LQ)
\end{aligned})",
    .reference = "Vyas et al. 2024, arXiv:2409.11321",
    .params = {LearningRate(0.003, 0.01),
               DecayFactor("beta1", R"(\beta_1)", "Memory of the averaged gradient", 0.95),
               DecayFactor("beta2", R"(\beta_2)", "Memory of the averaged squared gradient", 0.95,
                           0.99999),
               DecayFactor("shampoo_beta", R"(\beta_s)", "Memory of L and R; unset: beta2", kUnset),
               Epsilon(1e-8), WeightDecay(0.01),
               Count("freq", "f", "Updates between two refreshes of the bases", 10, 1, 100),
               Flag("correct_bias", "Correct the averages for starting at zero", true),
               Flag("normalize", "Divide each step by its root mean square")},
    .details = {.group = "Matrix and second-order",
                .mark = "frontier",
                .state = "M, V, L, R and the bases of both",
                .state_multiple = "2+2(r²+c²)/(rc)",
                .decay = "decoupled, after the step",
                .pitfalls =
                    "The first update changes nothing. While the gradients seen so far span "
                    "fewer directions than a layer has, part of the basis is arbitrary, and "
                    "rounding decides the path.",
                .needs = {.shapes = true},
                .memory = FactorMemory,
                .work = FactorWork},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
