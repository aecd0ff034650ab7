// Adafactor: Shazeer & Stern, "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost"
// (2018), Algorithms 4 and 5, and the variant of PyTorch.
#include <cmath>
#include <limits>
#include <vector>

#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/reductions.h"

namespace playground {
namespace {

template <class Scalar>
class Adafactor final : public Optimizer<Scalar> {
 public:
  Adafactor(const ParamValues& params, const Layout& layout)
      : layout_(layout),
        torch_(params.ChoiceOf("variant") == "torch"),
        decay_(params["decay"]),
        epsilon1_(params["eps1"]),
        epsilon2_(params["eps2"]),
        clip_(params["clip"]),
        beta1_(torch_ ? kUnset : params["beta1"]),
        weight_decay_(params["weight_decay"]),
        scale_parameter_(params.Is("scale_parameter")),
        relative_step_(params.Is("relative_step")),
        warmup_init_(params.Is("warmup_init")),
        m_(Vector<Scalar>::Zero(HasMomentum() ? layout.size() : 0)),
        update_(layout.size()) {
    for (const Tensor& tensor : layout.tensors()) {
      const bool matrix = tensor.is_matrix;
      rows_.push_back(Vector<Scalar>::Zero(matrix ? tensor.rows : 0));
      columns_.push_back(Vector<Scalar>::Zero(matrix ? tensor.cols : 0));
      v_.push_back(Vector<Scalar>::Zero(matrix ? 0 : tensor.size()));
    }
  }

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    ++t_;
    const double beta2 = 1 - std::pow(static_cast<double>(t_), decay_);
    for (Index i = 0; i < static_cast<Index>(layout_.tensors().size()); ++i) {
      auto theta = layout_.Flat(i, parameters);
      auto update = layout_.Flat(i, update_);
      if (layout_.tensors()[i].is_matrix) {
        NormaliseMatrix(i, beta2, input.gradient);
      } else {
        NormaliseVector(i, beta2, input.gradient);
      }
      update *= static_cast<Scalar>(1 / std::max(1.0, RootMeanSquare(update) / clip_));

      const double rate = Rate(input.learning_rate, RootMeanSquare(theta));
      const double decay_rate = torch_ ? input.learning_rate : rate;
      update *= static_cast<Scalar>(rate);
      if (HasMomentum()) {
        const double beta1 = input.momentum.value_or(beta1_);
        Elementwise(
            [&](auto u, auto m) {
              m = Average(beta1, m, u);
              u = m;
            },
            update, layout_.Flat(i, m_));
      }
      theta = static_cast<Scalar>(1 - decay_rate * weight_decay_) * theta - update;
    }
  }

  std::vector<Internal> States() const override {
    std::vector<Internal> states;
    for (const Vector<Scalar>& one : rows_) states.push_back(Named("R", one));
    for (const Vector<Scalar>& one : columns_) states.push_back(Named("C", one));
    return states;
  }

  Index StateSize() const override {
    Index size = m_.size();
    for (std::size_t i = 0; i < v_.size(); ++i) {
      size += rows_[i].size() + columns_[i].size() + v_[i].size();
    }
    return size;
  }

 private:
  bool HasMomentum() const { return !std::isnan(beta1_); }

  // alpha_t: relative to the size of the weights, in the variant of the paper unless switched off.
  double Rate(double learning_rate, double parameter_rms) const {
    const double t = static_cast<double>(t_);
    const double size = std::max(epsilon2_, parameter_rms);
    if (torch_) return size * std::min(learning_rate, 1 / std::sqrt(t));
    const double longest = warmup_init_ ? 1e-6 * t : 1e-2;
    const double step = relative_step_ ? std::min(longest, 1 / std::sqrt(t)) : learning_rate;
    return step * (scale_parameter_ ? size : 1.0);
  }

  // The paper adds epsilon1 to the squares; PyTorch uses it as a floor of what they become. In
  // float its square would underflow to 0.
  Scalar Added() const { return torch_ ? Scalar(0) : static_cast<Scalar>(epsilon1_); }
  Scalar Floor() const {
    if (!torch_) return Scalar(0);
    return std::max(static_cast<Scalar>(epsilon1_ * epsilon1_), std::numeric_limits<Scalar>::min());
  }

  // update = G / sqrt(V) with V = R C' / mean(R), from the means of rows and columns alone.
  void NormaliseMatrix(Index i, double beta2, const Vector<Scalar>& gradient) {
    const auto g = layout_.AsMatrix(i, gradient);
    auto update = layout_.AsMatrix(i, update_);
    Vector<Scalar>& r = rows_[i];
    Vector<Scalar>& c = columns_[i];
    const Scalar added = Added(), floor = Floor(), keep(beta2);
    const Scalar row_share((1 - beta2) / static_cast<double>(g.cols()));
    const Scalar column_share((1 - beta2) / static_cast<double>(g.rows()));
    c *= keep;
    for (Index row = 0; row < g.rows(); ++row) {
      const auto squares = g.row(row).array().square() + added;
      r[row] = keep * r[row] + row_share * squares.sum();
      c.transpose().array() += column_share * squares;
    }
    Scalar mean = r.mean();
    if (torch_) mean = std::max(mean, static_cast<Scalar>(epsilon1_));
    for (Index row = 0; row < g.rows(); ++row) {
      // First R / mean: the product R C' would underflow in float.
      const Scalar share = r[row] / mean;
      update.row(row).array() =
          g.row(row).array() / (share * c.transpose().array()).max(floor).sqrt();
    }
  }

  void NormaliseVector(Index i, double beta2, const Vector<Scalar>& gradient) {
    const Scalar added = Added(), floor = Floor();
    Elementwise(
        [&](auto u, auto g, auto v) {
          v = Average(beta2, v, g.square() + added);
          u = g / v.max(floor).sqrt();
        },
        layout_.Flat(i, update_), layout_.Flat(i, gradient), v_[i]);
  }

  Layout layout_;
  bool torch_;
  double decay_, epsilon1_, epsilon2_, clip_, beta1_, weight_decay_;
  bool scale_parameter_, relative_step_, warmup_init_;
  std::int64_t t_ = 0;
  std::vector<Vector<Scalar>> rows_, columns_;  // For matrices.
  std::vector<Vector<Scalar>> v_;               // For vectors.
  Vector<Scalar> m_;
  Vector<Scalar> update_;  // Scratch.
};

constexpr ParamSpec DecayExponent() {
  ParamSpec spec =
      Real("decay", R"(\tau)", "Exponent by which the memory grows with time", -0.8, -1, -1e-6);
  spec.min_excluded = true;
  spec.slider_max = -0.1;
  return spec;
}

constexpr ParamSpec Clip() {
  ParamSpec spec = Positive("clip", "d", "Longest root mean square of an update", 1, 0.5, 5);
  spec.scale = Scale::kLinear;
  return spec;
}

constexpr OptimizerEntry entry = WithRule<Adafactor>({
    .id = "adafactor",
    .name = "Adafactor",
    .summary =
        "Adam on a diet: of each matrix of squared gradients it keeps only the means of rows "
        "and columns.",
    .formula =
        R"(\begin{aligned}&\hat\beta_{2,t} = 1-t^{\tau},\quad \when{variant=torch} R_t = )"
        R"(\hat\beta_{2,t}R_{t-1}+(1-\hat\beta_{2,t})\operatorname{rowmean}(G_t^2),\quad )"
        R"(\when{variant=torch} C_t = )"
        R"(\hat\beta_{2,t}C_{t-1}+(1-\hat\beta_{2,t})\operatorname{colmean}(G_t^2),\quad )"
        R"(\when{variant=torch} \hat V_t = \max\!\Big(\tfrac{R_t )"
        R"(C_t^\top}{\max(\operatorname{mean}(R_t),\epsilon_1)},\epsilon_1^2\Big)\quad )"
        R"(\when{variant=paper} R_t = )"
        R"(\hat\beta_{2,t}R_{t-1}+(1-\hat\beta_{2,t})\operatorname{rowmean}(G_t^2+\epsilon_1),\quad )"
        R"(\when{variant=paper} C_t = )"
        R"(\hat\beta_{2,t}C_{t-1}+(1-\hat\beta_{2,t})\operatorname{colmean}(G_t^2+\epsilon_1),\quad )"
        R"(\when{variant=paper} \hat V_t = \tfrac{R_t C_t^\top}{\operatorname{mean}(R_t)}\\)"
        R"(&U_t = G_t/\sqrt{\hat V_t},\quad )"
        R"(\hat U_t = U_t/\max(1,\operatorname{RMS}(U_t)/d),\quad )"
        R"(\when{variant=torch} \rho_t = \min(\eta,1/\sqrt t),\quad )"
        R"(\when{variant=paper,relative_step=1,warmup_init=0} \rho_t = \min(10^{-2},1/\sqrt )"
        R"(t),\quad )"
        R"(\when{variant=paper,relative_step=1,warmup_init=1} \rho_t = \min(10^{-6}t,1/\sqrt )"
        R"(t),\quad \when{variant=paper,relative_step=0} \rho_t = \eta,\quad )"
        R"(\when{variant=torch} \alpha_t = )"
        R"(\max(\epsilon_2,\operatorname{RMS}(\theta_{t-1}))\,\rho_t,\quad )"
        R"(\when{variant=paper,scale_parameter=1} \alpha_t = )"
        R"(\max(\epsilon_2,\operatorname{RMS}(\theta_{t-1}))\,\rho_t,\quad )"
        R"(\when{variant=paper,scale_parameter=0} \alpha_t = \rho_t,\quad )"
        R"(\when{variant=torch} \theta_t = (1-\eta\lambda)\,\theta_{t-1}-\alpha_t\hat U_t\quad )"
        R"(\when{variant=paper,beta1=none} \theta_t = )"
        R"((1-\alpha_t\lambda)\,\theta_{t-1}-\alpha_t\hat U_t\quad )"
        R"(\when{variant=paper,beta1!=none} m_t = \beta_1m_{t-1}+(1-\beta_1)\,\alpha_t\hat )"
        R"(U_t,\quad \when{variant=paper,beta1!=none} \theta_t = )"
        R"((1-\alpha_t\lambda)\,\theta_{t-1}-m_t\end{aligned})",
    .reference = "Shazeer & Stern, Adafactor: Adaptive Learning Rates with Sublinear Memory Cost, "
                 "2018, https://arxiv.org/abs/1804.04235",
    .params = {Choice("variant", "PyTorch's variant or the paper's", "torch|paper"),
               LearningRate(0.01, 0.05), DecayExponent(),
               NonNegative("eps1", R"(\epsilon_1)", "Smallest squared gradient", 1e-30, 1e-30, 1),
               NonNegative("eps2", R"(\epsilon_2)", "Smallest size a tensor is taken to have", 1e-3,
                           1e-6, 1),
               Clip(),
               DecayFactor("beta1", R"(\beta_1)", "Memory of the averaged update; none if not set",
                           kUnset),
               WeightDecay(0),
               Flag("scale_parameter", "Steps relative to the size of the weights (paper)", true),
               Flag("relative_step", "The rule chooses its own rate (paper)", true),
               Flag("warmup_init", "That rate starts near 0 (paper)")},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "expected",
                .state = "rows + columns (matrix), full v (vector), + m if beta1",
                .state_multiple = "(r+c)/(rc)",
                .decay = "decoupled",
                .pitfalls = "Steps are relative to the size of the weights: tensors that start at "
                            "zero hardly move, and large ones can grow exponentially on a steady "
                            "gradient. In the paper's variant with relative steps the rate is not "
                            "used; the last flags and beta1 belong to that variant.",
                .needs = {.shapes = true}},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
