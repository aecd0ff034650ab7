// What is wrong with something that came from outside: errors are values until the boundary.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace playground {

// key: the field ("batch", "run 2: lr"); value: what was given; message: the rule it breaks.
struct Problem {
  std::string key;
  std::string value;
  std::string message;
};

// The shortest decimal text that names the number ("0.1", "2000", "1e-08", "nan").
std::string FormatNumber(double value);

// Says what mistake in the program itself was found, and ends it.
[[noreturn]] void Abort(std::string_view what, std::string_view id);

}  // namespace playground
