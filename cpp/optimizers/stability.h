// How steep a quadratic may be before a rule's steps on it grow: the largest stable curvature times
// the rate. From the roots of the rule's recursion on f = h x^2 / 2; the largest one leaves the
// unit circle at -1.
#pragma once

namespace playground {

// x <- x - rate h x.
inline constexpr double kDescentLimit = 2;

// v <- mu v + h x, x <- x - rate v.
inline double HeavyBallLimit(double mu) { return 2 + 2 * mu; }

// v <- beta v + (1 - beta) h x, x <- x - rate v.
inline double AveragedLimit(double beta) { return HeavyBallLimit(beta) / (1 - beta); }

// v <- mu v + h x, x <- x - rate (h x + mu v).
inline double NesterovLimit(double mu) { return HeavyBallLimit(mu) / (1 + 2 * mu); }

}  // namespace playground
