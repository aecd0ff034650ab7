// JavaScript asks here for the catalog and for pictures of its surfaces and data sets.
#include <emscripten/bind.h>

#include <string>

#include "bindings/values.h"
#include "definition/catalog_json.h"
#include "definition/data_store.h"
#include "pictures/grid.h"

namespace playground::bindings {
namespace {

std::vector<float> Floats(const std::vector<double>& values) {
  return {values.begin(), values.end()};
}

// Empty if there is no such surface; parameters that break a rule stay at their defaults.
AnySurface SurfaceFrom(const std::string& id, const val& params) {
  const SurfaceEntry* entry = SurfaceRegistry::Find(id);
  if (!entry) return {};
  std::vector<playground::InputError> errors;
  ParamValues values(entry->params);
  for (const auto& [key, value] : FieldsFrom(params, &errors)) SetField(values, key, value);
  return entry->details.make(values);
}

// Heights of a surface over a rectangle, row by row from y_max down; cell centres.
val SurfaceGrid(const std::string& id, const val& params, double x_min, double x_max, double y_min,
                double y_max, int columns, int rows) {
  const AnySurface surface = SurfaceFrom(id, params);
  if (!surface) return val::null();
  const Grid grid({x_min, x_max, y_min, y_max}, columns, rows);
  return ToFloat32Array(HeightsOn(grid, *surface));
}

// { minima: [[x, y], ...] } of a surface with the given parameters.
val SurfaceMinima(const std::string& id, const val& params) {
  val list = val::array();
  const AnySurface surface = SurfaceFrom(id, params);
  if (!surface) return list;
  for (const Point& minimum : surface->Minima()) {
    val point = val::array();
    point.call<void>("push", minimum.x);
    point.call<void>("push", minimum.y);
    list.call<void>("push", point);
  }
  return list;
}

// { inputs, targets, classes, features } of a generated data set, unsplit; null for files.
val PreviewDataset(const val& settings) {
  std::vector<playground::InputError> errors;
  RunInput input;
  input.settings = FieldsFrom(settings, &errors);
  input.optimizer = {"sgd", {}};
  const auto spec = MakeRunSpec(input, &errors);
  if (!spec || !spec->data.entry->details.generate) return val::null();
  const Dataset dataset = Generate(*spec);
  val result = val::object();
  result.set("features", static_cast<double>(dataset.features));
  result.set("classes", static_cast<double>(dataset.classes));
  result.set("inputs", ToFloat32Array(Floats(dataset.inputs)));
  result.set("targets", ToFloat32Array(Floats(dataset.targets)));
  return result;
}

}  // namespace

EMSCRIPTEN_BINDINGS(catalog) {
  emscripten::function("catalogJson", &CatalogJson);
  emscripten::function("surfaceGrid", &SurfaceGrid);
  emscripten::function("surfaceMinima", &SurfaceMinima);
  emscripten::function("previewDataset", &PreviewDataset);
}

}  // namespace playground::bindings
