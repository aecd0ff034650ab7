// An InputError says what is wrong with something that came from outside. Errors are values until
// they leave the engine.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/module.h"

namespace playground {

// The start module finds errors, but has no words for them: its callers ask the full module.
// Sentences of this type cost nothing, whatever they are put together from.
class NoWording {
 public:
  constexpr NoWording() = default;
  template <class Text>
  constexpr NoWording(const Text&) {}
  constexpr operator std::string_view() const { return {}; }
  friend constexpr NoWording operator+(NoWording, NoWording) { return {}; }
};

using Wording = std::conditional_t<kStartModule, NoWording, std::string>;

// key: the field ("batch", "run 2: lr"); value: what was given; message: the rule it breaks.
struct InputError {
  Wording key;
  Wording value;
  Wording message;
};

// The shortest decimal text that names the number ("0.1", "2000", "1e-08", "nan").
std::string FormatNumber(double value);

// The same as part of an error.
inline Wording NumberWording(double value) {
  if constexpr (kStartModule) {
    return {};
  } else {
    return FormatNumber(value);
  }
}

// Reports a mistake in the program itself, and ends it.
[[noreturn]] void Abort(std::string_view what, std::string_view id);

}  // namespace playground
