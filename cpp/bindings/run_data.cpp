#include "bindings/run_data.h"

#include <vector>

namespace playground::bindings {
namespace {

// Of the training part, then of the validation part.
template <class Number>
std::vector<Number> Joined(const std::vector<Number>& training,
                           const std::vector<Number>& validation) {
  std::vector<Number> all = training;
  all.insert(all.end(), validation.begin(), validation.end());
  return all;
}

val Numbers(const std::vector<double>& numbers) {
  return val(emscripten::typed_memory_view(numbers.size(), numbers.data())).call<val>("slice");
}

}  // namespace

val DataToJs(const PreparedData<float>& data) {
  const auto &training = data.training, &validation = data.validation;
  std::vector<std::uint8_t> flags(static_cast<std::size_t>(training.samples), 1);
  flags.resize(flags.size() + static_cast<std::size_t>(validation.samples), 0);
  val result = val::object();
  result.set("task", val(TaskName(data.task)));
  result.set("rows", static_cast<double>(flags.size()));
  result.set("features", static_cast<double>(data.features));
  result.set("featureNames", Words(data.feature_names));
  result.set("labels", Words(data.class_names));
  result.set("inputs", ToFloat32Array(Joined(training.inputs, validation.inputs)));
  result.set("targets", data.task == Task::kRegression
                            ? ToFloat32Array(Joined(training.values, validation.values))
                            : ToInt32Array(Joined(training.classes, validation.classes)));
  result.set("training",
             val(emscripten::typed_memory_view(flags.size(), flags.data())).call<val>("slice"));
  result.set("means", Numbers(data.map.mean()));
  result.set("scales", Numbers(data.map.deviation()));
  return result;
}

val Batches::Of(const NetworkTraining<float>& network, int step) {
  if (!sampler_ || step < next_) {
    sampler_ = network.batches().Fresh();
    next_ = 0;
  }
  std::span<const std::uint32_t> batch;
  for (; next_ <= step; ++next_) batch = sampler_->Next();
  return ToInt32Array(std::vector<std::int32_t>(batch.begin(), batch.end()));
}

}  // namespace playground::bindings
