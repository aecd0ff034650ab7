#include "pictures/track.h"

namespace playground {
namespace {

// Calls visit(step, parameters) for the points of the trail up to where `run` stands, then for that
// one.
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

Trail TrailOf(const Run<float>& run, const Timeline<float>& timeline) {
  Trail trail;
  ForTrail(run, timeline, [&](std::int32_t step, const Vector<float>& point) {
    trail.steps.push_back(step);
    trail.parameters.insert(trail.parameters.end(), point.begin(), point.end());
  });
  return trail;
}

Track TrackOn(const Plane& plane, const Run<float>& run, const Timeline<float>& timeline) {
  Track track;
  const Projection project(plane);
  ForTrail(run, timeline, [&](std::int32_t step, const Vector<float>& point) {
    const auto [a, b] = project(point);
    track.steps.push_back(step);
    track.x.push_back(static_cast<float>(a));
    track.y.push_back(static_cast<float>(b));
  });
  return track;
}

}  // namespace playground
