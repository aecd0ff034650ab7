#include "cpp/optimizers/wrapper_testing.h"

namespace playground {
namespace {

TEST(WeightAveraging, IsTheMeanOfEveryThirdWeightFromTheSecondOn) {
  WrapperRun run("swa", {{"start", 2}, {"freq", 3}}, {0});
  Vector<double> point;
  double sum = 0;
  int count = 0;
  for (int t = 1; t <= 11; ++t) {
    run.Step({-static_cast<double>(t)}, 1);  // theta_t = 1 + 2 + ... + t
    const double theta = t * (t + 1) / 2.0;
    run.ExpectAt({theta});
    if (t >= 2 && (t - 2) % 3 == 0) {
      sum += theta;
      ++count;
    }
    if (count == 0) {
      EXPECT_FALSE(run.rule().EvaluationPoint(run.parameters(), &point));
    } else {
      run.ExpectEvaluatedAt({sum / count});
    }
  }
  EXPECT_EQ(count, 4);
}

}  // namespace
}  // namespace playground
