// These functions convert between JavaScript values and C++ data. Arrays cross by copy and in bulk.
#pragma once

#include <emscripten/val.h>

#include <string>
#include <vector>

#include "core/input_error.h"
#include "core/layout.h"
#include "core/types.h"
#include "definition/run_spec.h"

namespace playground::bindings {

using emscripten::val;

// A plain object's own fields; anything that is no number, boolean, string, null or array of
// numbers or strings becomes an error.
Fields FieldsFrom(const val& object, std::vector<InputError>* errors);

// { id, params } of one entry.
EntryInput EntryFrom(const val& object, const char* what, std::vector<InputError>* errors);

// [{ key, value, message }]
val ToJs(const std::vector<InputError>& errors);

// Copies into a new Float32Array, Int32Array or Float64Array. A view of WASM memory never leaves
// this file: it would be cut off when the memory grows.
val ToFloat32Array(const float* values, std::size_t count);
val ToInt32Array(const std::int32_t* values, std::size_t count);
val ToFloat64Array(const std::vector<double>& values);
inline val ToFloat32Array(const std::vector<float>& values) {
  return ToFloat32Array(values.data(), values.size());
}
inline val ToFloat32Array(const Vector<float>& values) {
  return ToFloat32Array(values.data(), static_cast<std::size_t>(values.size()));
}
inline val ToInt32Array(const std::vector<std::int32_t>& values) {
  return ToInt32Array(values.data(), values.size());
}

// An array of strings.
val Words(const std::vector<std::string>& words);

// "binary", "multiclass" or "regression".
const char* TaskName(Task task);

// Numbers of an array or typed array, copied in one piece; empty when it is neither.
std::vector<double> NumbersFrom(const val& array);

bool IsObject(const val& value);

}  // namespace playground::bindings
