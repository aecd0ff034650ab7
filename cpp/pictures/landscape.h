// A landscape shows the loss of a network on a plane through its weights: Li et al. 2018,
// "Visualizing the Loss Landscape of Neural Nets", arXiv:1712.09913.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "nn/network.h"
#include "training/network_training.h"

namespace playground {

// The points origin + a first + b second; all three have one entry per parameter.
struct Plane {
  Vector<float> origin;
  Vector<float> first;
  Vector<float> second;
  // Share of the points' variance along each direction, 0..1; -1: drawn at random.
  std::array<double, 2> shares = {-1, -1};
};

// Two random directions (Stream::kLandscape), filter-normalised: every row of a weight matrix, that
// is all weights into one unit, is scaled to the norm of that row of `center`. Biases and the
// parameters of norms do not move, as in the paper's pictures.
Plane RandomPlane(const Layout& layout, const Vector<float>& center, std::uint32_t seed);

// The two principal components of `points` (points x parameters, at least one row), of length 1,
// the first point on their negative side, through `origin`. Directions that the points do not have
// (they lie on a line, or are one) are drawn at random with `seed`.
Plane PrincipalPlane(const Layout& layout, Matrix<float> points, const Vector<float>& origin,
                     std::uint32_t seed);

// A random plane through `origin`, or the principal one of the first `used` points (points x
// parameters) if there are any.
Plane MakePlane(const Layout& layout, bool random, const Matrix<float>& points, Index used,
                const Vector<float>& origin, std::uint32_t seed);

// Finds the coordinates (a, b) of the point of a plane that is closest to a given one.
class Projection {
 public:
  explicit Projection(const Plane& plane);
  // point: one entry per parameter.
  std::array<double, 2> operator()(Eigen::Ref<const Vector<float>> point) const;

 private:
  const Plane& plane_;
  double aa_, ab_, bb_;  // Scalar products of the directions.
};

// Coordinates a, b, a, b, ... of all rows of `points` (points x parameters).
std::vector<float> CoordinatesOf(const Plane& plane, const Matrix<float>& points);

// What training minimises, penalties included, on a fixed part of the training samples and without
// dropout. Batch normalisation takes its statistics from these samples, since the remembered ones
// belong to other weights.
class PlaneLoss {
 public:
  // At most kMostSamples, fewer for large networks; evenly spread over the training part.
  static constexpr Index kMostSamples = 512;

  // Shares the data of `problem`, which, or a copy of which, must outlive this.
  explicit PlaneLoss(const NetworkTraining<float>& problem);

  Index samples() const { return static_cast<Index>(samples_.size()); }

  // coordinates: a, b of one point after the other. Entries may be infinite or NaN.
  std::vector<float> At(const Plane& plane, const std::vector<double>& coordinates);

 private:
  void AddBlock(const Plane& plane, const std::vector<double>& coordinates, Index first, Index size,
                std::vector<double>* sums);

  std::shared_ptr<const PreparedData<float>> data_;
  Network<float> network_;
  BatchInput<float> batch_;
  Penalty penalty_;
  bool mixes_samples_;
  std::vector<std::uint32_t> samples_;
  Vector<float> parameters_;
};

}  // namespace playground
