// The tests of rules that estimate the distance to the minimum share these functions.
#pragma once

#include <algorithm>
#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {

// Their estimate d is a lower bound of the distance between start and minimum, never falls, and
// comes close to it: at least `share` of it within `steps` updates on f = 1/2 |x|^2 from (3, -4).
inline void ExpectFindsTheDistance(std::string_view id, double distance, double share, int steps) {
  const Layout layout = VectorLayout(2);
  DiagonalQuadratic<double> objective(layout, {1, 1});
  RuleRun<double> run(id, {}, {3, -4}, layout);
  double last = 0;
  for (int t = 0; t < steps; ++t) {
    run.Step({run[0], run[1]}, 1, {}, &objective);
    const double d = run.rule().Internals()[0].values[0];
    EXPECT_GE(d, last) << "update " << t;
    EXPECT_LE(d, distance * (1 + 1e-9)) << "update " << t;
    last = d;
  }
  EXPECT_GE(last, share * distance);
}

// A growth rate bounds how fast the estimate rises.
inline void ExpectGrowthIsBounded(std::string_view id) {
  RuleRun<double> run(id, {{"growth_rate", 1.5}}, {3, -4});
  double last = 1e-6;
  for (int t = 0; t < 30; ++t) {
    run.Step({run[0], run[1]}, 1);
    const double d = run.rule().Internals()[0].values[0];
    // The first estimate may replace the guess at once.
    if (t > 3) {
      EXPECT_LE(d, 1.5 * last * (1 + 1e-12)) << "update " << t;
    }
    last = d;
  }
  EXPECT_GT(last, 1e-6);
}

}  // namespace playground
