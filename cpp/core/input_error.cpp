#include "core/input_error.h"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "core/module.h"

namespace playground {
namespace {

// Powers of ten that a double holds exactly: a product or quotient with one is rounded once.
constexpr int kExactPowers = 22;
constexpr double kPowers[kExactPowers + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                              1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                              1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
// Every whole number with so many digits has its own double.
constexpr int kMostDigits = 16;
constexpr double kMostDigitsLimit = 9007199254740992;

// digits = d1 d2 ... dn stands for d1.d2...dn * 10^exponent.
struct Decimal {
  std::string digits;
  int exponent = 0;
};

double TimesPower(double value, int exponent) {
  return exponent >= 0 ? value * kPowers[exponent] : value / kPowers[-exponent];
}

// The shortest decimal whose double is `value` (> 0), if it lies among the exact powers.
std::optional<Decimal> ShortestDecimal(double value) {
  if (!(value >= 1e-15 && value < 1e16)) return std::nullopt;
  int exponent = 0;
  while (TimesPower(1, exponent + 1) <= value) ++exponent;
  while (TimesPower(1, exponent) > value) --exponent;
  for (int count = 1; count <= kMostDigits; ++count) {
    const int shift = count - 1 - exponent;
    if (shift > kExactPowers) break;
    const double whole = std::floor(TimesPower(value, shift) + 0.5);
    if (whole >= kMostDigitsLimit) break;
    if (TimesPower(whole, -shift) != value) continue;
    Decimal decimal{std::to_string(static_cast<std::uint64_t>(whole)), exponent};
    // 9.99 rounded up to 10 has a digit more.
    decimal.exponent += static_cast<int>(decimal.digits.size()) - count;
    while (decimal.digits.size() > 1 && decimal.digits.back() == '0') decimal.digits.pop_back();
    return decimal;
  }
  return std::nullopt;
}

std::string TextOf(const Decimal& decimal) {
  constexpr int kLargestPlain = 15, kSmallestPlain = -5;
  std::string text = decimal.digits;
  const int exponent = decimal.exponent;
  if (exponent > kLargestPlain || exponent < kSmallestPlain) {
    if (text.size() > 1) text.insert(1, ".");
    const std::string size = std::to_string(std::abs(exponent));
    return text + (exponent < 0 ? "e-" : "e+") + (size.size() < 2 ? "0" : "") + size;
  }
  if (exponent < 0) return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + text;
  const auto before_point = static_cast<std::size_t>(exponent) + 1;
  if (text.size() <= before_point) return text + std::string(before_point - text.size(), '0');
  return text.insert(before_point, ".");
}

}  // namespace

std::string FormatNumber(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  if (value == 0) return "0";
  if (value < 0) return "-" + FormatNumber(-value);
  if (const auto decimal = ShortestDecimal(value)) return TextOf(*decimal);
  if constexpr (kStartModule) {
    // Only events of a run are put into words here, and hardly a loss is so large; the C library's
    // way would be a tenth of the module.
    return value > 1 ? "a large number" : "a small number";
  } else {
    char text[32];
    for (int digits = 1; digits <= 17; ++digits) {
      std::snprintf(text, sizeof text, "%.*g", digits, value);
      if (std::strtod(text, nullptr) == value) break;
    }
    return text;
  }
}

void Abort(std::string_view what, std::string_view id) {
  if constexpr (!kStartModule) {
    std::fprintf(stderr, "%s%s\n", std::string(what).c_str(), std::string(id).c_str());
  }
  std::abort();
}

}  // namespace playground
