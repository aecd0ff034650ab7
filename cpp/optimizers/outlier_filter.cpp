// Outlier-batch filter (own definition): leaves out the update of a mini-batch whose gradient is
// far longer than usual. "Usual" is the median of recent lengths, which outliers do not move.
#include <algorithm>
#include <vector>

#include "optimizers/reductions.h"
#include "optimizers/wrapper.h"

namespace playground {
namespace {

template <class Scalar>
class OutlierFilter final : public Wrapper<Scalar> {
 public:
  OutlierFilter(const ParamValues& params, const Layout&, AnyOptimizer<Scalar> inner)
      : Wrapper<Scalar>(std::move(inner)),
        k_(params["k"]),
        norms_(static_cast<std::size_t>(params.Int("window"))),
        sorted_(norms_.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const double norm = Norm(input.gradient);
    // Until the window is full it is not known what is usual.
    const double usual = t_ >= norms_.size() ? Median() : 0;
    const bool is_outlier = usual > 0 && norm > k_ * usual;
    // Outliers enter the window too: if gradients stay large, they become usual.
    norms_[t_++ % norms_.size()] = norm;
    input.Note("skipped", skipped_ + (is_outlier ? 1 : 0));
    if (is_outlier) {
      ++skipped_;
    } else {
      this->StepInner(input, parameters);
    }
  }

  Index StateSize() const override {
    return Wrapper<Scalar>::StateSize() + static_cast<Index>(norms_.size());
  }

  std::vector<Internal> Internals() const override {
    std::vector<Internal> internals = Wrapper<Scalar>::Internals();
    internals.push_back({"skipped", {skipped_}});
    return internals;
  }

 private:
  double Median() {
    sorted_ = norms_;
    const auto middle = sorted_.begin() + static_cast<std::ptrdiff_t>(sorted_.size() / 2);
    std::nth_element(sorted_.begin(), middle, sorted_.end());
    if (sorted_.size() % 2 == 1) return *middle;
    return (*std::max_element(sorted_.begin(), middle) + *middle) / 2;
  }

  double k_;
  std::vector<double> norms_, sorted_;
  std::size_t t_ = 0;
  double skipped_ = 0;
};

constexpr OptimizerEntry entry = WithWrapper<OutlierFilter>({
    .id = "outlier-filter",
    .name = "Outlier-batch filter",
    .summary = "Skips the update of a batch whose gradient is several times longer than usual.",
    .formula =
        R"(\lVert g_t\rVert>k\cdot\operatorname{median}(\lVert g_{t-w}\rVert,\dots,\lVert g_{t-1}\rVert):\ \theta_t=\theta_{t-1},\qquad\text{else inner step})",
    .reference = "Own definition of \"drop outlier batches\" (lecture notes 0)",
    .params = {{.id = "k",
                .symbol = "k",
                .summary = "How many times longer than usual is too long",
                .default_value = 3,
                .min = 1,
                .max = 1e6,
                .scale = Scale::kLog,
                .slider_min = 1,
                .slider_max = 20},
               Count("window", "w", "Updates over which the usual length is measured", 20, 1, 200,
                     kUnset, 10000)},
    .details = {.group = "Wrappers",
                .mark = "notes",
                .state = "the last w gradient norms",
                .state_multiple = "+0",
                .decay = "as the inner rule",
                .pitfalls = "The first w updates pass unfiltered. Rare but correct examples have "
                            "large gradients too, and are dropped with the errors."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
