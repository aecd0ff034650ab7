#include "bindings/diagnostics.h"

namespace playground::bindings {
namespace {

// One number of every point and channel, channel by channel.
template <class NumberOf>
val Channels(const Series& series, NumberOf&& number_of) {
  std::vector<float> numbers;
  for (std::size_t channel = 0; channel < series.channels(); ++channel) {
    for (std::size_t point = 0; point < series.size(); ++point) {
      numbers.push_back(number_of(point, channel));
    }
  }
  return ToFloat32Array(numbers);
}

val ColumnOf(const Series& series, float SeriesCell::*member) {
  return Channels(series,
                  [&](auto point, auto channel) { return series.at(point, channel).*member; });
}

val ColumnOf(const Series& series, float QuantileRange::*member) {
  return Channels(series,
                  [&](auto point, auto channel) { return series.RangeOf(point, channel).*member; });
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
    item.set("mean", ColumnOf(series, &SeriesCell::mean));
    item.set("min", ColumnOf(series, &SeriesCell::min));
    item.set("max", ColumnOf(series, &SeriesCell::max));
    item.set("last", ColumnOf(series, &SeriesCell::last));
    item.set("logMean", ColumnOf(series, &SeriesCell::log_mean));
    item.set("low", ColumnOf(series, &QuantileRange::low));
    item.set("high", ColumnOf(series, &QuantileRange::high));
    item.set("since", record.since);
    item.set("interval", record.interval);
    item.set("samples", record.samples);
    item.set("preconditioned", record.preconditioned);
    result.set(std::string(MeasureName(record.measure)), item);
  }
  return result;
}

}  // namespace playground::bindings
