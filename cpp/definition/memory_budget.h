// All runs of one engine share its memory.
#pragma once

#include <memory>

namespace playground {

// What all runs of one engine may take together; the rest is for data, pictures and studies.
inline constexpr double kMostBytesTogether = 1536.0 * (1 << 20);

// Counts the bytes that runs have claimed.
class MemoryBudget {
 public:
  // Takes so many bytes until the last copy of the claim is destroyed; null: they are not left.
  std::shared_ptr<const void> Claim(double bytes);
  double used() const { return *used_; }

 private:
  std::shared_ptr<double> used_ = std::make_shared<double>(0);
};

}  // namespace playground
