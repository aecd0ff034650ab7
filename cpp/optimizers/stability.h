// A stability limit says how steep a quadratic may be before a rule's steps on it grow: it is the
// largest stable curvature times the rate. The limits come from the roots of the rule's recursion
// on f = h x^2 / 2; the largest root leaves the unit circle at -1.
#pragma once

#include "core/averages.h"
#include "core/optimizer.h"

namespace playground {

// x <- x - rate h x.
inline constexpr double kDescentLimit = 2;

// v <- mu v + h x, x <- x - rate v.
inline double HeavyBallLimit(double mu) { return 2 + 2 * mu; }

// v <- beta v + (1 - beta) h x, x <- x - rate v.
inline double AveragedLimit(double beta) { return HeavyBallLimit(beta) / (1 - beta); }

// v <- mu v + h x, x <- x - rate (h x + mu v).
inline double NesterovLimit(double mu) { return HeavyBallLimit(mu) / (1 + 2 * mu); }

// The limit of Adam and its kin: P = (sqrt(v / (1 - beta2^t)) + epsilon)(1 - beta1^t) of Cohen et
// al. 2022, to whose definition the bias correction of m belongs. `v`: by whose root the rule
// divides; beta1: the one in force.
template <class Scalar>
StabilityLimit AdamLimit(const Vector<Scalar>& v, double epsilon, double beta1,
                         const BiasCorrector& m_correction, const BiasCorrector& v_correction,
                         Vector<Scalar>* diagonal) {
  const double left = 1 - v_correction.power();
  if (!(left > 0)) return {.preconditioned = true};
  *diagonal = ((v.array() / static_cast<Scalar>(left)).sqrt() + static_cast<Scalar>(epsilon)) *
              static_cast<Scalar>(1 - m_correction.power());
  return {.factor = AveragedLimit(beta1), .preconditioned = true};
}

}  // namespace playground
