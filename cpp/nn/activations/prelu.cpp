// PReLU: a leaky ReLU that learns its slope, one for the whole layer.
#include "nn/activation.h"

namespace playground {
namespace {

template <class Scalar>
class Prelu final : public Activation<Scalar> {
 public:
  explicit Prelu(const ParamValues& params) : start_(params["init"]) {}

  void Forward(Index n, const Scalar* x, const Scalar* slope, Scalar* y) const override {
    const Scalar a = *slope;
    for (Index i = 0; i < n; ++i) y[i] = x[i] > Scalar(0) ? x[i] : a * x[i];
  }

  void Backward(Index n, const Scalar* x, const Scalar*, const Scalar* dy, const Scalar* slope,
                Scalar* dx, Scalar* slope_gradient) const override {
    const Scalar a = *slope;
    Scalar sum(0);
    for (Index i = 0; i < n; ++i) {
      const bool positive = x[i] > Scalar(0);
      if (!positive) sum += x[i] * dy[i];
      dx[i] = positive ? dy[i] : a * dy[i];
    }
    *slope_gradient = sum;
  }

  Index LearntCount() const override { return 1; }
  double LearntStart() const override { return start_; }

 private:
  double start_;
};

constexpr ActivationEntry entry = WithActivation<Prelu>({
    .id = "prelu",
    .name = "PReLU",
    .summary = "A leaky ReLU that learns its slope below zero, one number per layer.",
    .formula = R"(f(x)=\begin{cases}x&x>0\\a\,x&x\le 0\end{cases},\quad )"
               R"(a\text{ learnt, from } a_0)",
    .reference = "He et al. 2015, arXiv:1502.01852",
    .params = {Real("init", "a_0", "Slope below zero at the start", 0.25, -1, 1)},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
