// The fingerprint of a run is equal on every engine that trained the same link.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

namespace playground {

// 64-bit FNV-1a over float32 values in little-endian byte order. All NaNs count as one: engines
// may differ in their bits.
class LossHash {
 public:
  void Add(float value) {
    std::uint32_t bits = 0x7fc00000u;
    if (!std::isnan(value)) std::memcpy(&bits, &value, sizeof bits);
    for (int shift = 0; shift < 32; shift += 8) {
      hash_ ^= (bits >> shift) & 0xffu;
      hash_ *= 0x100000001b3u;
    }
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325u;
};

}  // namespace playground
