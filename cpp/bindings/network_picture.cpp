#include "bindings/network_picture.h"

#include <cstdint>
#include <optional>

#include "pictures/network_picture.h"

namespace playground::bindings {
namespace {

std::optional<Grid> GridFrom(const val& wish) {
  const auto window = NumbersFrom(wish["window"]);
  if (window.size() != 4) return std::nullopt;
  return Grid({window[0], window[1], window[2], window[3]}, wish["columns"].as<int>(),
              wish["rows"].as<int>());
}

val ToJs(const UnitColumn& column) {
  val result = val::object();
  result.set("count", static_cast<double>(column.count));
  result.set("units", ToInt32Array({column.units.begin(), column.units.end()}));
  result.set("responses", ToFloat32Array(column.responses));
  result.set("means", ToFloat32Array(column.means));
  result.set("groupMeans", ToFloat32Array(column.group_means));
  return result;
}

val ToJs(const WeightBlock& block) {
  val result = val::object();
  result.set("weights", ToFloat32Array(block.weights));
  result.set("gradient", ToFloat32Array(block.gradient));
  result.set("biases", ToFloat32Array(block.biases));
  result.set("biasGradient", ToFloat32Array(block.bias_gradient));
  result.set("isResidual", block.is_residual);
  return result;
}

template <class Part>
val ListOf(const std::vector<Part>& parts) {
  val list = val::array();
  for (const Part& part : parts) list.call<void>("push", ToJs(part));
  return list;
}

}  // namespace

val NetworkPictureOf(Run<float>& run, const val& wish) {
  const NetworkPicture picture =
      PictureOf(run, static_cast<Index>(wish["units"].as<int>()), GridFrom(wish));
  val result = val::object();
  result.set("samples", static_cast<double>(picture.samples));
  result.set("groups", static_cast<double>(picture.groups));
  result.set("columns", ListOf(picture.columns));
  result.set("blocks", ListOf(picture.blocks));
  return result;
}

}  // namespace playground::bindings
