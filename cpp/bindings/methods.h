// JavaScript owns objects of C++ without Embind's classes, whose JavaScript is a large part of what
// Embind needs: an object is a pointer, and a method is a function such as "Run.advance" that gets
// the pointer first. web/src/engine/wasm/wasm-module.js turns them into objects with methods again.
#pragma once

#include <emscripten/bind.h>

#include <cstdint>
#include <memory>
#include <utility>

namespace playground::bindings {

using Pointer = std::uintptr_t;

namespace internal {

template <class Type, class Result, class... Arguments>
struct Caller {
  template <auto method>
  static Result Call(Pointer self, Arguments... arguments) {
    return (reinterpret_cast<Type*>(self)->*method)(std::forward<Arguments>(arguments)...);
  }
};

template <class Type, class Result, class... Arguments>
Caller<Type, Result, Arguments...> CallerOf(Result (Type::*)(Arguments...));
template <class Type, class Result, class... Arguments>
Caller<Type, Result, Arguments...> CallerOf(Result (Type::*)(Arguments...) const);

}  // namespace internal

template <auto method>
void RegisterMethod(const char* name) {
  emscripten::function(name, &decltype(internal::CallerOf(method))::template Call<method>);
}

// JavaScript owns the object until it calls what RegisterDelete registered; null for no object.
template <class Type>
emscripten::val Own(std::unique_ptr<Type> object) {
  if (!object) return emscripten::val::null();
  return emscripten::val(reinterpret_cast<Pointer>(object.release()));
}

template <class Type>
void Delete(Pointer object) {
  delete reinterpret_cast<Type*>(object);
}

template <class Type>
void RegisterDelete(const char* name) {
  emscripten::function(name, &Delete<Type>);
}

}  // namespace playground::bindings
