// Smooth L1: Girshick 2015, arXiv:1504.08083.
#include "nn/loss.h"

namespace playground {
namespace {

struct SmoothL1 {
  explicit SmoothL1(const ParamValues& params) : beta_(params["beta"]) {}

  template <class T>
  T Value(const T& o, const T& y) const {
    const T size = Abs(o - y);
    return Select(size < T(beta_), size * size * (0.5 / beta_), size - 0.5 * beta_);
  }
  template <class T>
  T Slope(const T& o, const T& y) const {
    return Min(Max((o - y) / beta_, T(-1)), T(1));
  }

 private:
  double beta_;
};

constexpr LossEntry entry = WithMeanOf<SmoothL1>({
    .id = "smooth-l1",
    .name = "Smooth L1",
    .summary =
        "The Huber loss divided by its threshold: slope 1 far from the target whatever beta is.",
    .formula =
        R"(\frac1N\sum\begin{cases}\frac{r^2}{2\beta}&|r|<\beta\\|r|-\frac\beta2&|r|\ge\beta\end{cases}\quad r=o-y)",
    .reference = "Girshick 2015, arXiv:1504.08083",
    .params = {Positive("beta", R"(\beta)", "Error beyond which it is linear", 1, 0.01, 10)},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
