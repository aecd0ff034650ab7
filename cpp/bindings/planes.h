// This file translates planes through the weights, which JavaScript sees as { origin, first,
// second, shares }.
#pragma once

#include <memory>

#include "bindings/values.h"
#include "pictures/track.h"

namespace playground::bindings {

// From { kind: 'random' | 'principal', origin, points, used, seed }: points lie one after the
// other, principal components are those of the first `used`. Beside the plane: at, the points'
// coordinates x, y, x, y, ... on it. Null if the sizes do not fit.
val MakePlane(const Layout& layout, const val& wish);

// A run's way and losses on one plane. Empty until a plane that fits was given.
class PlaneView {
 public:
  // False if the plane does not fit parameters of this number.
  bool Set(const val& plane, Index parameters);

  // The trail up to where `run` stands, and that point, as { step, x, y }.
  val Track(const Run<float>& run, const Timeline<float>& timeline) const;

  // Losses at a, b, a, b, ... of a network.
  val Losses(const NetworkTraining<float>& network, const val& coordinates);
  // So many samples they are measured on.
  Index Samples(const NetworkTraining<float>& network);

 private:
  PlaneLoss& LossOf(const NetworkTraining<float>& network);

  std::unique_ptr<Plane> plane_;
  std::unique_ptr<PlaneLoss> loss_;
};

// The trail up to where `run` stands, and that point: { step, parameters } one after the other.
val TrailToJs(const Run<float>& run, const Timeline<float>& timeline);

}  // namespace playground::bindings
