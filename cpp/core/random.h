// Random numbers are our own and the same on every target: they need integer arithmetic and exactly
// rounded operations only, no libm.
#pragma once

#include <cstdint>
#include <vector>

#include "core/types.h"

namespace playground {

// One stream per purpose; streams of one seed are independent of each other.
enum class Stream : std::uint32_t {
  kData = 1,
  kSplit,
  kInit,
  kBatches,
  kDropout,
  kGradientNoise,
  kCurvature,
  kLandscape,
  kOutliers,
  kLabels,
};

// PCG32 (O'Neill 2014, PCG-XSH-RR 64/32), seeded through SplitMix64 (Steele et al. 2014).
class Random {
 public:
  Random(std::uint32_t seed, Stream stream);

  std::uint32_t Bits();
  // Uniform in [0, 1), 53 bits.
  double Uniform();
  double Uniform(double low, double high) { return low + (high - low) * Uniform(); }
  // Uniform integer in [0, count), unbiased. count > 0.
  std::uint32_t Below(std::uint32_t count);
  // Standard normal, by inversion (Wichura 1988, AS 241), one uniform a number.
  double Normal();

  // A uniformly random order of 0 ... count - 1 (Fisher-Yates).
  std::vector<std::uint32_t> Permutation(std::uint32_t count);
  void Shuffle(std::vector<std::uint32_t>& order);

 private:
  std::uint64_t state_;
  std::uint64_t increment_;
};

// Fills `values` with standard normals. The interface lets a test hand in given numbers.
class NormalSource {
 public:
  virtual ~NormalSource() = default;
  virtual double Next() = 0;
};

class RandomNormals final : public NormalSource {
 public:
  RandomNormals(std::uint32_t seed, Stream stream) : random_(seed, stream) {}
  double Next() override { return random_.Normal(); }

 private:
  Random random_;
};

// The inverse of the standard normal distribution function, probability in (0, 1); relative error
// about 1e-15.
double NormalQuantile(double probability);

}  // namespace playground
