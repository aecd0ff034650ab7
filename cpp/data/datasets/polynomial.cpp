// A Chebyshev polynomial is, of all polynomials of its degree that stay within [-1, 1], the one
// that swings most.
#include "data/datasets/points.h"

namespace playground {
namespace {

// By the recurrence T_n = 2 x T_(n-1) - T_(n-2).
double Chebyshev(int degree, double x) {
  double before = 1, value = x;
  for (int n = 2; n <= degree; ++n) {
    const double next = 2 * x * value - before;
    before = value;
    value = next;
  }
  return value;
}

void Generate(const DatasetRequest& request, Dataset* dataset) {
  const int degree = request.params.Int("degree");
  Points points = Points::Function(request, dataset, 1);
  for (Index i = 0; i < request.samples; ++i) {
    const double x = request.random.Uniform(-1, 1);
    points.AddValue(x, Chebyshev(degree, x));
  }
}

constexpr DatasetEntry entry{
    .id = "polynomial",
    .name = "Polynomial",
    .summary = "A wavy polynomial over one variable.",
    .formula = R"(y = T_n(x),\quad T_3(x) = 4x^3 - 3x)",
    .reference = "Chebyshev polynomials of the first kind",
    .params = {SmallCount("degree", "n", "Degree of the polynomial", 3, 1, 9)},
    .details = {.task = Task::kRegression, .features = 1, .classes = 0, .generate = Generate},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
