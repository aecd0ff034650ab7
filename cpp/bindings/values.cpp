#include "bindings/values.h"

#include <cmath>

namespace playground::bindings {
namespace {

bool IsArray(const val& value) { return val::global("Array").call<bool>("isArray", value); }

bool HasType(const val& value, const char* type) {
  return value.typeOf().as<std::string>() == type;
}

// A value of one field; false if it is of no kind that a field can have.
bool ValueFrom(const val& value, FieldValue* result) {
  if (value.isNull() || value.isUndefined()) {
    *result = std::monostate();
  } else if (HasType(value, "number")) {
    *result = value.as<double>();
  } else if (HasType(value, "boolean")) {
    *result = value.as<bool>() ? 1.0 : 0.0;
  } else if (HasType(value, "string")) {
    *result = value.as<std::string>();
  } else if (IsArray(value)) {
    const auto length = value["length"].as<unsigned>();
    if (length > 0 && HasType(value[0], "string")) {
      std::vector<std::string> words;
      for (unsigned i = 0; i < length; ++i) {
        if (!HasType(value[i], "string")) return false;
        words.push_back(value[i].as<std::string>());
      }
      *result = std::move(words);
    } else {
      *result = NumbersFrom(value);
    }
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool IsObject(const val& value) { return HasType(value, "object") && !value.isNull(); }

Fields FieldsFrom(const val& object, std::vector<InputError>* errors) {
  Fields fields;
  if (!IsObject(object)) return fields;
  const val keys = val::global("Object").call<val>("keys", object);
  const auto count = keys["length"].as<unsigned>();
  for (unsigned i = 0; i < count; ++i) {
    const auto key = keys[i].as<std::string>();
    FieldValue value;
    if (ValueFrom(object[key], &value)) {
      fields.emplace_back(key, std::move(value));
    } else {
      errors->push_back({key, "an object", "must be a number, a word or a list"});
    }
  }
  return fields;
}

EntryInput EntryFrom(const val& object, const char* what, std::vector<InputError>* errors) {
  if (!IsObject(object) || !HasType(object["id"], "string")) {
    errors->push_back({what, "", "must be an object with an id"});
    return {};
  }
  return {object["id"].as<std::string>(), FieldsFrom(object["params"], errors)};
}

val ToJs(const std::vector<InputError>& errors) {
  val list = val::array();
  for (const InputError& error : errors) {
    val item = val::object();
    item.set("key", std::string(error.key));
    item.set("value", std::string(error.value));
    item.set("message", std::string(error.message));
    list.call<void>("push", item);
  }
  return list;
}

val ToFloat32Array(const float* values, std::size_t count) {
  return val(emscripten::typed_memory_view(count, values)).call<val>("slice");
}
val ToInt32Array(const std::int32_t* values, std::size_t count) {
  return val(emscripten::typed_memory_view(count, values)).call<val>("slice");
}

val ToFloat64Array(const std::vector<double>& values) {
  return val(emscripten::typed_memory_view(values.size(), values.data())).call<val>("slice");
}

val Words(const std::vector<std::string>& words) {
  val list = val::array();
  for (const std::string& word : words) list.call<void>("push", word);
  return list;
}

const char* TaskName(Task task) {
  constexpr const char* kTasks[] = {"binary", "multiclass", "regression"};
  return kTasks[static_cast<int>(task)];
}

std::vector<double> NumbersFrom(const val& array) {
  if (!IsObject(array) || !HasType(array["length"], "number")) return {};
  // Float64Array.from turns what is no number into NaN, which validation refuses.
  const val doubles = val::global("Float64Array").call<val>("from", array);
  std::vector<double> numbers(doubles["length"].as<unsigned>());
  val(emscripten::typed_memory_view(numbers.size(), numbers.data())).call<void>("set", doubles);
  return numbers;
}

}  // namespace playground::bindings
