#include "core/random.h"

#include <cmath>
#include <utility>

#include "core/exact_math.h"

namespace playground {
namespace {

std::uint64_t SplitMix64(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

// Evaluates a polynomial, highest coefficient first.
template <int N>
double Polynomial(const double (&coefficients)[N], double x) {
  double sum = coefficients[0];
  for (int i = 1; i < N; ++i) sum = sum * x + coefficients[i];
  return sum;
}

}  // namespace

Random::Random(std::uint32_t seed, Stream stream) {
  std::uint64_t mixer = (static_cast<std::uint64_t>(stream) << 32) | seed;
  state_ = SplitMix64(mixer);
  increment_ = SplitMix64(mixer) | 1u;  // PCG needs an odd increment.
  Bits();
}

std::uint32_t Random::Bits() {
  const std::uint64_t old = state_;
  state_ = old * 6364136223846793005u + increment_;
  const auto shifted = static_cast<std::uint32_t>(((old >> 18) ^ old) >> 27);
  const auto rotation = static_cast<std::uint32_t>(old >> 59);
  return (shifted >> rotation) | (shifted << ((32 - rotation) & 31));
}

double Random::Uniform() {
  const std::uint64_t high = Bits() >> 5, low = Bits() >> 6;
  return static_cast<double>((high << 26) | low) * 0x1p-53;
}

std::uint32_t Random::Below(std::uint32_t count) {
  // Lemire 2019: multiply and reject the few values that would favour some results.
  std::uint64_t product = static_cast<std::uint64_t>(Bits()) * count;
  if (static_cast<std::uint32_t>(product) < count) {
    const std::uint32_t threshold = (0u - count) % count;
    while (static_cast<std::uint32_t>(product) < threshold) {
      product = static_cast<std::uint64_t>(Bits()) * count;
    }
  }
  return static_cast<std::uint32_t>(product >> 32);
}

double Random::Normal() {
  // Half a unit off the grid, so that 0 cannot come up.
  return NormalQuantile(Uniform() + 0x1p-54);
}

std::vector<std::uint32_t> Random::Permutation(std::uint32_t count) {
  std::vector<std::uint32_t> order(count);
  for (std::uint32_t i = 0; i < count; ++i) order[i] = i;
  Shuffle(order);
  return order;
}

void Random::Shuffle(std::vector<std::uint32_t>& order) {
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[Below(static_cast<std::uint32_t>(i))]);
  }
}

// Wichura 1988, "Algorithm AS 241: The Percentage Points of the Normal Distribution", PPND16.
double NormalQuantile(double probability) {
  static constexpr double kCentreTop[] = {
      2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
      13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608};
  static constexpr double kCentreBottom[] = {
      5226.495278852545925,  28729.085735721942674, 39307.89580009271061,  21213.794301586595867,
      5394.1960214247511077, 687.1870074920579083,  42.313330701600911252, 1.0};
  static constexpr double kMiddleTop[] = {7.7454501427834140764e-4, .0227238449892691845833,
                                          .24178072517745061177,    1.27045825245236838258,
                                          3.64784832476320460504,   5.7694972214606914055,
                                          4.6303378461565452959,    1.42343711074968357734};
  static constexpr double kMiddleBottom[] = {1.05075007164441684324e-9, 5.475938084995344946e-4,
                                             .0151986665636164571966,   .14810397642748007459,
                                             .68976733498510000455,     1.6763848301838038494,
                                             2.05319162663775882187,    1.0};
  static constexpr double kTailTop[] = {2.01033439929228813265e-7, 2.71155556874348757815e-5,
                                        .0012426609473880784386,   .026532189526576123093,
                                        .29656057182850489123,     1.7848265399172913358,
                                        5.4637849111641143699,     6.6579046435011037772};
  static constexpr double kTailBottom[] = {2.04426310338993978564e-15, 1.4215117583164458887e-7,
                                           1.8463183175100546818e-5,   7.868691311456132591e-4,
                                           .0148753612908506148525,    .13692988092273580531,
                                           .59983220655588793769,      1.0};
  const double centred = probability - 0.5;
  if (std::fabs(centred) <= 0.425) {
    const double r = 0.180625 - centred * centred;
    return centred * Polynomial(kCentreTop, r) / Polynomial(kCentreBottom, r);
  }
  const double tail = centred < 0 ? probability : 1 - probability;
  const double r = std::sqrt(-exact::Log(tail));
  const double quantile = r <= 5
                              ? Polynomial(kMiddleTop, r - 1.6) / Polynomial(kMiddleBottom, r - 1.6)
                              : Polynomial(kTailTop, r - 5) / Polynomial(kTailBottom, r - 5);
  return centred < 0 ? -quantile : quantile;
}

}  // namespace playground
