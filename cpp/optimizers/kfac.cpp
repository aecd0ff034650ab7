// K-FAC: Martens & Grosse, "Optimizing Neural Networks with Kronecker-factored Approximate
// Curvature" (2015), sections 3 (block-diagonal form), 5 (running averages) and 6.3 (factored
// Tikhonov damping); convention "kfac-pytorch" as gpauloski/kfac-pytorch.
#include <algorithm>
#include <cmath>
#include <vector>

#include "core/linear_algebra.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/matrix_costs.h"
#include "optimizers/reductions.h"

namespace playground {
namespace {

template <class Scalar>
class Kfac final : public Optimizer<Scalar> {
 public:
  Kfac(const ParamValues& params, const Layout& layout)
      : layout_(layout),
        is_paper_(params.ChoiceOf("convention") == "paper"),
        fisher_(is_paper_ && params.ChoiceOf("fisher") == "ggn" ? Fisher::kGaussNewton
                                                                : Fisher::kEmpirical),
        damping_(params["damping"]),
        factor_decay_(params["factor_decay"]),
        inv_freq_(params.Int("inv_freq")),
        clips_(params.IsSet("kl_clip")),
        kl_clip_(params["kl_clip"]),
        momentum_(params["momentum"]),
        direction_(layout.size()),
        velocity_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    if (!input.objective || !input.objective->KroneckerFactors(parameters, fisher_, blocks_)) {
      return;
    }
    const double samples = static_cast<double>(input.objective->BatchSize());
    layers_.resize(blocks_.size());
    ++t_;
    // Parameters outside dense layers keep the plain gradient.
    direction_ = input.gradient;
    double product = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      AverageFactors(blocks_[i], samples, layers_[i]);
      if ((t_ - 1) % inv_freq_ == 0) Invert(layers_[i]);
      product += Precondition(blocks_[i], input.gradient, layers_[i]);
    }
    if (clips_) ClipLayers(input.learning_rate * input.learning_rate * product);

    const double mu = input.momentum.value_or(momentum_);
    velocity_ = static_cast<Scalar>(mu) * velocity_ + direction_;
    parameters -= static_cast<Scalar>(input.learning_rate) * velocity_;
  }

  // As if every matrix were the weight of a dense layer with bias.
  std::vector<Internal> States() const override {
    std::vector<Internal> states;
    for (const Layer& layer : layers_) {
      states.push_back(Named("A", layer.inputs));
      states.push_back(Named("S", layer.outputs));
    }
    return states;
  }

  Index StateSize() const override {
    Index size = momentum_ > 0 ? velocity_.size() : 0;
    for (const Tensor& tensor : layout_.tensors()) {
      if (!tensor.is_matrix) continue;
      size += 2 * ((tensor.cols + 1) * (tensor.cols + 1) + tensor.rows * tensor.rows);
    }
    return size;
  }

 private:
  // A and S of one dense layer, and their damped inverses.
  struct Layer {
    Matrix<double> inputs, outputs, inputs_inverse, outputs_inverse;
    Matrix<double> gradient, scratch, direction;  // out x (in + 1): [dW | db].
  };

  void AverageFactors(const KroneckerBlock<Scalar>& block, double samples, Layer& layer) const {
    if (layer.inputs.size() == 0) {
      layer.inputs.setIdentity(block.inputs.rows(), block.inputs.cols());
      layer.outputs.setIdentity(block.outputs.rows(), block.outputs.cols());
    }
    // The paper's average forgets the identity at once; kfac-pytorch's keeps it. That library also
    // takes derivatives of the mean loss, which are smaller by the number of samples.
    const double keep =
        is_paper_ ? std::min(1 - 1 / static_cast<double>(t_), factor_decay_) : factor_decay_;
    const double scale = is_paper_ ? 1 : 1 / (samples * samples);
    layer.inputs = keep * layer.inputs + (1 - keep) * block.inputs.template cast<double>();
    layer.outputs =
        keep * layer.outputs + (1 - keep) * scale * block.outputs.template cast<double>();
  }

  void Invert(Layer& layer) const {
    double for_inputs = damping_, for_outputs = damping_;
    if (is_paper_) {
      const double pi = Balance(layer);
      for_inputs = pi * std::sqrt(damping_);
      for_outputs = std::sqrt(damping_) / pi;
    }
    DampedInverse(layer.inputs, for_inputs, layer.inputs_inverse);
    DampedInverse(layer.outputs, for_outputs, layer.outputs_inverse);
  }

  // pi: shares the damping out between the factors by their mean eigenvalues.
  static double Balance(const Layer& layer) {
    const double inputs = layer.inputs.diagonal().mean(), outputs = layer.outputs.diagonal().mean();
    return inputs > 0 && outputs > 0 ? std::sqrt(inputs / outputs) : 1;
  }

  static void DampedInverse(const Matrix<double>& factor, double damping, Matrix<double>& inverse) {
    Matrix<double> system = factor;
    system.diagonal().array() += damping;
    Matrix<double> identity = Matrix<double>::Identity(factor.rows(), factor.cols());
    // Fails only where numbers have stopped being finite; then the last inverse stays.
    if (SolvePositiveDefinite(system, identity) || inverse.size() == 0) inverse.swap(identity);
  }

  // Writes the layer's part of direction_ and returns its product with the gradient.
  double Precondition(const KroneckerBlock<Scalar>& block, const Vector<Scalar>& gradient,
                      Layer& layer) {
    const Tensor& weight = layout_.tensors()[block.weight];
    layer.gradient.resize(weight.rows, layer.inputs.rows());
    layer.scratch.resizeLike(layer.gradient);
    layer.direction.resizeLike(layer.gradient);
    layer.gradient.leftCols(weight.cols) =
        layout_.AsMatrix(block.weight, gradient).template cast<double>();
    if (block.bias >= 0) {
      layer.gradient.col(weight.cols) = layout_.Flat(block.bias, gradient).template cast<double>();
    }
    // Both inverses are symmetric.
    ToBasis(layer.outputs_inverse, layer.gradient, layer.inputs_inverse, layer.scratch,
            layer.direction);
    layout_.AsMatrix(block.weight, direction_) =
        layer.direction.leftCols(weight.cols).template cast<Scalar>();
    if (block.bias >= 0) {
      layout_.Flat(block.bias, direction_) =
          layer.direction.col(weight.cols).template cast<Scalar>();
    }
    return Dot(layer.direction, layer.gradient);
  }

  // Shortens the layers' step to a limited change of the model's predictions.
  void ClipLayers(double predicted_change) {
    if (!(predicted_change > 0)) return;
    const auto scale = static_cast<Scalar>(std::min(1.0, std::sqrt(kl_clip_ / predicted_change)));
    for (const KroneckerBlock<Scalar>& block : blocks_) {
      layout_.Flat(block.weight, direction_) *= scale;
      if (block.bias >= 0) layout_.Flat(block.bias, direction_) *= scale;
    }
  }

  Layout layout_;
  bool is_paper_;
  Fisher fisher_;
  double damping_, factor_decay_;
  int inv_freq_;
  bool clips_;
  double kl_clip_, momentum_;
  std::vector<KroneckerBlock<Scalar>> blocks_;
  std::vector<Layer> layers_;
  Vector<Scalar> direction_, velocity_;
  std::int64_t t_ = 0;
};

constexpr OptimizerEntry entry = WithRule<Kfac>({
    .id = "kfac",
    .name = "K-FAC",
    .summary = "Newton-like steps for dense layers, from the correlations of their inputs and of "
               "their output derivatives.",
    .formula =
        R"(\begin{aligned}&a\text{: inputs of a layer},\quad \bar a=(a,1),\quad )"
        R"(\delta\text{: slope of the loss at its outputs},\quad )"
        R"(\when{convention=paper} \rho_t=\min(1-1/t,\rho),\quad )"
        R"(\when{convention=kfac-pytorch} \rho_t=\rho,\quad )"
        R"(A\leftarrow\rho_tA+(1-\rho_t)\,\mathbb E[\bar a\bar a^\top],\quad )"
        R"(\when{convention=paper} S\leftarrow\rho_tS+(1-\rho_t)\,\mathbb )"
        R"(E[\delta\delta^\top],\quad )"
        R"(\when{convention=kfac-pytorch} S\leftarrow\rho_tS+(1-\rho_t)\,\mathbb )"
        R"(E[\delta\delta^\top]/B^2\text{, batch }B\\)"
        R"(&\when{convention=paper} \pi=\sqrt{\tfrac{\operatorname{tr}A/\dim )"
        R"(A}{\operatorname{tr}S/\dim S}},\quad )"
        R"(\when{convention=paper} D=(S+\tfrac{\sqrt\gamma}{\pi}I)^{-1}\,[\nabla W|\nabla )"
        R"(b]\,(A+\pi\sqrt\gamma\,I)^{-1},\quad )"
        R"(\when{convention=kfac-pytorch} D=(S+\gamma I)^{-1}\,[\nabla W|\nabla b]\,(A+\gamma )"
        R"(I)^{-1},\quad \when{kl_clip!=none} D\leftarrow )"
        R"(D\min\!\Big(1,\sqrt{\kappa/(\eta^2\textstyle\sum\langle )"
        R"(D,\nabla\rangle)}\Big),\quad v\leftarrow\mu v+D,\quad )"
        R"(\theta\leftarrow\theta-\eta\,v\end{aligned})",
    .reference = "Martens & Grosse 2015, arXiv:1503.05671",
    .params = {Choice("convention", "The paper's damping and averages, or kfac-pytorch's",
                      "paper|kfac-pytorch"),
               Choice("fisher",
                      "Output derivatives for the labels as they are, or the expected curvature "
                      "(ggn; paper only)",
                      "empirical|ggn", 1),
               LearningRate(0.1, 0.5),
               Positive("damping", R"(\gamma)", "Added to the curvature", 0.001, 1e-6, 1, 0.01),
               DecayFactor("factor_decay", R"(\rho)", "Memory of the factors", 0.95),
               Count("inv_freq", "f", "Updates between two inversions", 1, 1, 50),
               Positive("kl_clip", R"(\kappa)",
                        "Largest predicted change of the outputs; unset: no limit", kUnset, 1e-5,
                        1),
               Momentum(0)},
    .details = {.group = "Matrix and second-order",
                .mark = "frontier",
                .state = "A, S and their inverses per dense layer",
                .state_multiple = "2((c+1)²+r²)/(rc)",
                .decay = "none",
                .pitfalls = "The empirical form stalls near the minimum, where the derivatives it "
                            "is made of vanish. Inverting takes time with the cube of a layer's "
                            "width. Parameters of other layers take plain gradient steps.",
                .needs = {.objective = true, .layers = true, .shapes = true},
                .memory =
                    [](const ParamValues&, const Layout& layout) {
                      const double vectors = 2 * kUsualVectors * static_cast<double>(layout.size());
                      return vectors + SumOfMatrices(layout, [](double rows, double columns) {
                               return 16 * (rows * rows + (columns + 1) * (columns + 1));
                             });
                    },
                .work = FactorWork},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
