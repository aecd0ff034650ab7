#include "bindings/diagnostics.h"

namespace playground::bindings {
namespace {

// Point by point -> channel by channel.
val Channels(const std::vector<float>& values, std::size_t channels) {
  const std::size_t points = channels ? values.size() / channels : 0;
  std::vector<float> turned(values.size());
  for (std::size_t i = 0; i < points; ++i) {
    for (std::size_t c = 0; c < channels; ++c) turned[c * points + i] = values[i * channels + c];
  }
  return ToFloat32Array(turned);
}

}  // namespace

std::vector<Measure> MeasuresFrom(const std::string& names, std::vector<InputError>* errors) {
  std::vector<Measure> measures;
  for (std::size_t start = 0; start < names.size();) {
    const std::size_t end = std::min(names.find(',', start), names.size());
    const std::string name = names.substr(start, end - start);
    if (const auto measure = MeasureNamed(name)) {
      measures.push_back(*measure);
    } else {
      errors->push_back({"measures", name, "is not a measure"});
    }
    start = end + 1;
  }
  return measures;
}

val ToJs(const Diagnostics<float>* diagnostics) {
  val result = val::object();
  if (!diagnostics) return result;
  for (const MeasureRecord& record : diagnostics->records()) {
    const Series& series = record.series;
    val item = val::object();
    item.set("step", ToInt32Array(series.steps()));
    item.set("mean", Channels(series.mean(), series.channels()));
    item.set("min", Channels(series.min(), series.channels()));
    item.set("max", Channels(series.max(), series.channels()));
    item.set("since", record.since);
    item.set("interval", record.interval);
    item.set("samples", record.samples);
    item.set("preconditioned", record.preconditioned);
    result.set(std::string(MeasureName(record.measure)), item);
  }
  return result;
}

}  // namespace playground::bindings
