// The bytes of a fuzzer as numbers and choices. When they are used up, everything is 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <limits>

namespace playground {

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}

  bool empty() const { return left_ == 0; }

  std::uint8_t Byte() {
    if (left_ == 0) return 0;
    --left_;
    return *data_++;
  }

  // A whole number from 0 to `count` - 1, for a count that two bytes can tell.
  std::size_t Below(std::size_t count) {
    const std::size_t high = count > 256 ? Byte() : 0;
    return (high * 256 + Byte()) % count;
  }

  // Small whole numbers are one byte, which is what own programs are made of; others follow a mark.
  double Number() {
    const std::uint8_t byte = Byte();
    if (byte < kSigned) return byte;
    if (byte == kSigned) return -static_cast<double>(Byte());
    if (byte == kWhole) {
      double bits = 0;
      return Read(&bits) ? bits : 0;
    }
    return kExtremes[byte - kFirstExtreme];
  }

 private:
  static constexpr std::uint8_t kSigned = 240, kWhole = 241, kFirstExtreme = 242;
  static constexpr double kExtremes[] = {0.5,
                                         0.1,
                                         1e-3,
                                         1e-8,
                                         1e-30,
                                         1e-300,
                                         1e3,
                                         1e6,
                                         1e12,
                                         1e30,
                                         1e300,
                                         -1e300,
                                         std::numeric_limits<double>::infinity(),
                                         std::numeric_limits<double>::quiet_NaN()};
  static_assert(kFirstExtreme + std::size(kExtremes) == 256);

  template <class T>
  bool Read(T* value) {
    if (left_ < sizeof(T)) {
      left_ = 0;
      return false;
    }
    std::memcpy(value, data_, sizeof(T));
    data_ += sizeof(T);
    left_ -= sizeof(T);
    return true;
  }

  const std::uint8_t* data_;
  std::size_t left_;
};

}  // namespace playground
