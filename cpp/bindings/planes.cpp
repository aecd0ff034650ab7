#include "bindings/planes.h"

#include <string>

namespace playground::bindings {
namespace {

Vector<float> VectorFrom(const val& array) {
  const auto numbers = NumbersFrom(array);
  return Eigen::Map<const Eigen::VectorXd>(numbers.data(), static_cast<Index>(numbers.size()))
      .cast<float>();
}

}  // namespace

val MakePlane(const Layout& layout, const val& wish) {
  const Vector<float> origin = VectorFrom(wish["origin"]);
  if (origin.size() != layout.size()) return val::null();
  const auto numbers = NumbersFrom(wish["points"]);
  const Index rows = static_cast<Index>(numbers.size()) / layout.size();
  const Matrix<float> points =
      ConstMatrixMap<double>(numbers.data(), rows, layout.size()).cast<float>();
  const Plane plane =
      playground::MakePlane(layout, wish["kind"].as<std::string>() == "random", points,
                            static_cast<Index>(wish["used"].as<double>()), origin,
                            static_cast<std::uint32_t>(wish["seed"].as<double>()));
  val shares = val::array();
  for (double share : plane.shares) shares.call<void>("push", share);
  val result = val::object();
  result.set("origin", ToFloat32Array(plane.origin));
  result.set("first", ToFloat32Array(plane.first));
  result.set("second", ToFloat32Array(plane.second));
  result.set("shares", shares);
  result.set("at", ToFloat32Array(CoordinatesOf(plane, points)));
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
  const playground::Track track = plane_ ? TrackOn(*plane_, run, timeline) : playground::Track();
  val result = val::object();
  result.set("step", ToInt32Array(track.steps));
  result.set("x", ToFloat32Array(track.x));
  result.set("y", ToFloat32Array(track.y));
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

val TrailToJs(const Run<float>& run, const Timeline<float>& timeline) {
  const Trail trail = TrailOf(run, timeline);
  val result = val::object();
  result.set("step", ToInt32Array(trail.steps));
  result.set("parameters", ToFloat32Array(trail.parameters));
  return result;
}

}  // namespace playground::bindings
