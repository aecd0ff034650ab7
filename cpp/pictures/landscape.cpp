#include "pictures/landscape.h"

#include <algorithm>
#include <cmath>

#include "core/linear_algebra.h"
#include "core/random.h"

namespace playground {
namespace {

// Multiply-adds that one loss may cost; large networks get fewer samples, but never too few.
constexpr Index kMostWork = 20'000'000;
constexpr Index kFewestSamples = 128;
// Samples that are passed through the network together, as many as stay in the caches.
constexpr Index kBlock = 128;
// Eigenvalues below this share of the variance are rounding.
constexpr double kNoShare = 1e-10;

void ScaleTo(double norm, Eigen::Ref<Vector<float>> values) {
  const double now = values.cast<double>().norm();
  values *= static_cast<float>(now > 0 ? norm / now : 0);
}

Vector<float> RandomDirection(const Layout& layout, const Vector<float>& center, Random& random) {
  Vector<float> direction = Vector<float>::Zero(layout.size());
  for (const Tensor& tensor : layout.tensors()) {
    if (!tensor.is_matrix) continue;
    for (Index row = 0; row < tensor.rows; ++row) {
      const Index first = tensor.offset + row * tensor.cols;
      auto weights = direction.segment(first, tensor.cols);
      for (float& weight : weights) weight = static_cast<float>(random.Normal());
      ScaleTo(center.segment(first, tensor.cols).cast<double>().norm(), weights);
    }
  }
  return direction;
}

// Scalar products of all rows with each other, in double.
Matrix<double> GramMatrix(const Matrix<float>& rows) {
  Matrix<double> gram(rows.rows(), rows.rows());
  for (Index i = 0; i < rows.rows(); ++i) {
    for (Index j = 0; j <= i; ++j) {
      gram(i, j) = gram(j, i) = rows.row(i).cast<double>().dot(rows.row(j).cast<double>());
    }
  }
  return gram;
}

}  // namespace

Plane RandomPlane(const Layout& layout, const Vector<float>& center, std::uint32_t seed) {
  Random random(seed, Stream::kLandscape);
  Plane plane;
  plane.origin = center;
  plane.first = RandomDirection(layout, center, random);
  plane.second = RandomDirection(layout, center, random);
  return plane;
}

Plane PrincipalPlane(const Layout& layout, Matrix<float> points, const Vector<float>& origin,
                     std::uint32_t seed) {
  Plane plane = RandomPlane(layout, origin, seed);
  const Vector<float> start = points.row(0).transpose() - origin;
  const Eigen::RowVectorXd mean = points.cast<double>().colwise().mean();
  for (auto row : points.rowwise()) row = (row.cast<double>() - mean).cast<float>();
  const EigenSystem system = SymmetricEigen(GramMatrix(points));
  const double total = system.values.sum();
  Vector<float>* directions[] = {&plane.first, &plane.second};
  for (Index k = 0; k < 2; ++k) {
    const Index place = points.rows() - 1 - k;  // Eigenvalues ascend.
    Vector<float>& direction = *directions[k];
    if (place < 0 || !(system.values[place] > kNoShare * total)) {
      ScaleTo(1, direction);
      continue;
    }
    direction.setZero();
    for (Index i = 0; i < points.rows(); ++i) {
      direction += static_cast<float>(system.vectors(i, place)) * points.row(i).transpose();
    }
    ScaleTo(direction.dot(start) > 0 ? -1 : 1, direction);
    plane.shares[static_cast<std::size_t>(k)] = system.values[place] / total;
  }
  return plane;
}

Plane MakePlane(const Layout& layout, bool random, const Matrix<float>& points, Index used,
                const Vector<float>& origin, std::uint32_t seed) {
  used = std::min(used, points.rows());
  if (random || used < 1) return RandomPlane(layout, origin, seed);
  return PrincipalPlane(layout, points.topRows(used), origin, seed);
}

Projection::Projection(const Plane& plane)
    : plane_(plane),
      aa_(plane.first.cast<double>().squaredNorm()),
      ab_(plane.first.cast<double>().dot(plane.second.cast<double>())),
      bb_(plane.second.cast<double>().squaredNorm()) {}

std::array<double, 2> Projection::operator()(Eigen::Ref<const Vector<float>> point) const {
  const auto offset = point.cast<double>() - plane_.origin.cast<double>();
  const double a = offset.dot(plane_.first.cast<double>());
  const double b = offset.dot(plane_.second.cast<double>());
  const double determinant = aa_ * bb_ - ab_ * ab_;
  if (!(determinant > 0)) return {aa_ > 0 ? a / aa_ : 0, 0};
  return {(a * bb_ - b * ab_) / determinant, (b * aa_ - a * ab_) / determinant};
}

std::vector<float> CoordinatesOf(const Plane& plane, const Matrix<float>& points) {
  std::vector<float> coordinates;
  const Projection project(plane);
  for (Index row = 0; row < points.rows(); ++row) {
    for (double coordinate : project(points.row(row).transpose())) {
      coordinates.push_back(static_cast<float>(coordinate));
    }
  }
  return coordinates;
}

PlaneLoss::PlaneLoss(const NetworkTraining<float>& problem)
    : data_(problem.shared_data()),
      network_(WithoutDropout(problem.network_spec()), kBlock),
      batch_(problem.TrainingInput()),
      penalty_(problem.penalty()),
      mixes_samples_(MixesSamples(problem.network_spec())) {
  const Index affordable = kMostWork / std::max<Index>(1, network_.layout().size());
  const Index wanted = std::clamp(affordable, kFewestSamples, kMostSamples);
  const Index count = std::min(wanted, batch_.samples);
  for (Index i = 0; i < count; ++i) {
    samples_.push_back(static_cast<std::uint32_t>(i * batch_.samples / count));
  }
}

std::vector<float> PlaneLoss::At(const Plane& plane, const std::vector<double>& coordinates) {
  std::vector<double> sums(coordinates.size() / 2, 0.0);
  const Index block = mixes_samples_ ? samples() : kBlock;
  for (Index first = 0; first < samples(); first += block) {
    AddBlock(plane, coordinates, first, std::min(block, samples() - first), &sums);
  }
  std::vector<float> losses;
  losses.reserve(sums.size());
  for (double sum : sums) losses.push_back(static_cast<float>(sum));
  return losses;
}

// The samples stay loaded while the weights change, so that they are gathered once.
void PlaneLoss::AddBlock(const Plane& plane, const std::vector<double>& coordinates, Index first,
                         Index size, std::vector<double>* sums) {
  batch_.indices =
      std::span<const std::uint32_t>(samples_.data() + first, static_cast<std::size_t>(size));
  network_.Load(batch_);
  const double share = static_cast<double>(size) / static_cast<double>(samples());
  for (std::size_t i = 0; i < sums->size(); ++i) {
    const auto a = static_cast<float>(coordinates[2 * i]);
    const auto b = static_cast<float>(coordinates[2 * i + 1]);
    parameters_ = plane.origin + a * plane.first + b * plane.second;
    network_.Forward(parameters_, mixes_samples_ ? Mode::kTrainAgain : Mode::kEvaluate);
    (*sums)[i] += network_.Loss() * share;
    if (first == 0 && penalty_.active()) {
      (*sums)[i] += penalty_.Add<float>(network_.layout(), parameters_, nullptr);
    }
  }
}

}  // namespace playground
