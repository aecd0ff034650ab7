// Hills and hollows of Gaussian shape over the plane.
#include "data/datasets/points.h"

namespace playground {
namespace {

// e^-z for z >= 0 from exactly rounded operations only: the series of e^(-z/64), squared six times.
double ExpOfMinus(double z) {
  if (z > 40) return 0;
  const double small = -z / 64;
  double sum = 1;
  for (int k = 18; k >= 1; --k) sum = 1 + sum * small / k;
  for (int i = 0; i < 6; ++i) sum *= sum;
  return sum;
}

double Height(double x1, double x2) {
  struct Bump {
    double x1, x2, sign;
  };
  static constexpr Bump kBumps[] = {{-0.6, -0.6, 1}, {0, -0.6, -1}, {0.6, -0.5, 1},
                                    {-0.5, 0.5, -1}, {0.1, 0.5, 1}, {0.65, 0.55, -1}};
  constexpr double kWidth = 0.22;
  double height = 0;
  for (const Bump& bump : kBumps) {
    const double d1 = x1 - bump.x1, d2 = x2 - bump.x2;
    height += bump.sign * ExpOfMinus((d1 * d1 + d2 * d2) / (2 * kWidth * kWidth));
  }
  return height;
}

void Generate(const DatasetRequest& request, Dataset* dataset) {
  Points points = Points::Function(request, dataset, 2);
  for (Index i = 0; i < request.samples; ++i) {
    const double x1 = request.random.Uniform(-1, 1);
    const double x2 = request.random.Uniform(-1, 1);
    points.AddValue(x1, x2, Height(x1, x2));
  }
}

constexpr DatasetEntry entry{
    .id = "bumps",
    .name = "Bumps",
    .summary = "Three hills and three hollows over two variables.",
    .formula = R"(y = \sum_i \pm\, e^{-\lVert x - c_i\rVert^2/(2\cdot 0.22^2)},\quad )"
               R"(c_i\text{: six places})",
    .reference = "Generated",
    .params = {},
    .details = {.task = Task::kRegression, .classes = 0, .generate = Generate},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
