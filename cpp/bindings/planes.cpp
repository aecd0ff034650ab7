#include "bindings/planes.h"

#include <algorithm>
#include <string>

namespace playground::bindings {
namespace {

Vector<float> VectorFrom(const val& array) {
  const auto numbers = NumbersFrom(array);
  return Eigen::Map<const Eigen::VectorXd>(numbers.data(), static_cast<Index>(numbers.size()))
      .cast<float>();
}

// visit(step, parameters) for the points of the trail up to where `run` stands, then for that one.
template <class Visit>
void ForTrail(const Run<float>& run, const Timeline<float>& timeline, Visit visit) {
  std::int32_t step = 0;
  for (const Vector<float>& point : timeline.trail()) {
    if (step >= run.step()) break;
    visit(step, point);
    step += timeline.trail_interval();
  }
  visit(run.step(), run.parameters());
}

}  // namespace

val MakePlane(const Layout& layout, const val& wish) {
  const Vector<float> origin = VectorFrom(wish["origin"]);
  if (origin.size() != layout.size()) return val::null();
  const auto numbers = NumbersFrom(wish["points"]);
  const Index rows = static_cast<Index>(numbers.size()) / layout.size();
  const Matrix<float> points =
      ConstMatrixMap<double>(numbers.data(), rows, layout.size()).cast<float>();
  const auto used = std::min(static_cast<Index>(wish["used"].as<double>()), rows);
  const auto seed = static_cast<std::uint32_t>(wish["seed"].as<double>());
  const bool is_random = wish["kind"].as<std::string>() == "random" || used < 1;
  const Plane plane = is_random ? RandomPlane(layout, origin, seed)
                                : PrincipalPlane(layout, points.topRows(used), origin, seed);
  std::vector<float> at;
  const Projection project(plane);
  for (Index row = 0; row < rows; ++row) {
    for (double coordinate : project(points.row(row).transpose())) {
      at.push_back(static_cast<float>(coordinate));
    }
  }
  val shares = val::array();
  for (double share : plane.shares) shares.call<void>("push", share);
  val result = val::object();
  result.set("origin", ToFloat32Array(plane.origin));
  result.set("first", ToFloat32Array(plane.first));
  result.set("second", ToFloat32Array(plane.second));
  result.set("shares", shares);
  result.set("at", ToFloat32Array(at));
  return result;
}

bool PlaneView::Set(const val& plane, Index parameters) {
  plane_.reset();
  Plane next{VectorFrom(plane["origin"]), VectorFrom(plane["first"]), VectorFrom(plane["second"])};
  for (const Vector<float>* part : {&next.origin, &next.first, &next.second}) {
    if (part->size() != parameters) return false;
  }
  plane_ = std::make_unique<Plane>(std::move(next));
  return true;
}

val PlaneView::Track(const Run<float>& run, const Timeline<float>& timeline) const {
  std::vector<std::int32_t> steps;
  std::vector<float> x, y;
  if (plane_) {
    const Projection project(*plane_);
    ForTrail(run, timeline, [&](std::int32_t step, const Vector<float>& point) {
      const auto [a, b] = project(point);
      steps.push_back(step);
      x.push_back(static_cast<float>(a));
      y.push_back(static_cast<float>(b));
    });
  }
  val result = val::object();
  result.set("step", ToInt32Array(steps));
  result.set("x", ToFloat32Array(x));
  result.set("y", ToFloat32Array(y));
  return result;
}

PlaneLoss& PlaneView::LossOf(const NetworkTraining<float>& network) {
  if (!loss_) loss_ = std::make_unique<PlaneLoss>(network);
  return *loss_;
}

val PlaneView::Losses(const NetworkTraining<float>& network, const val& coordinates) {
  if (!plane_) return val::null();
  return ToFloat32Array(LossOf(network).At(*plane_, NumbersFrom(coordinates)));
}

Index PlaneView::Samples(const NetworkTraining<float>& network) {
  return LossOf(network).samples();
}

val TrailOf(const Run<float>& run, const Timeline<float>& timeline) {
  std::vector<std::int32_t> steps;
  std::vector<float> parameters;
  ForTrail(run, timeline, [&](std::int32_t step, const Vector<float>& point) {
    steps.push_back(step);
    parameters.insert(parameters.end(), point.begin(), point.end());
  });
  val result = val::object();
  result.set("step", ToInt32Array(steps));
  result.set("parameters", ToFloat32Array(parameters));
  return result;
}

}  // namespace playground::bindings
