// Huber: Huber 1964, Robust Estimation of a Location Parameter.
#include "nn/in_double.h"
#include "nn/loss.h"

namespace playground {
namespace {

struct Huber {
  explicit Huber(const ParamValues& params) : delta_(params["delta"]) {}

  template <class T>
  T Value(const T& o, const T& y) const {
    const T size = Abs(o - y);
    return Select(size <= T(delta_), 0.5 * size * size, delta_ * (size - 0.5 * delta_));
  }
  template <class T>
  T Slope(const T& o, const T& y) const {
    return Min(Max(o - y, T(-delta_)), T(delta_));
  }

 private:
  double delta_;
};

constexpr LossEntry entry = AlsoInDouble<Huber>(WithMeanOf<Huber>({
    .id = "huber",
    .name = "Huber",
    .summary = "Squared for small errors, linear beyond delta.",
    .formula =
        R"(\frac1N\sum\begin{cases}\frac12r^2&|r|\le\delta\\\delta(|r|-\frac\delta2)&|r|>\delta\end{cases}\quad r=o-y)",
    .reference = "Huber 1964, Robust Estimation of a Location Parameter",
    .params = {Positive("delta", R"(\delta)", "Error beyond which it is linear", 1, 0.01, 10)},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
