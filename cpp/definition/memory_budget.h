// The memory that all runs of one engine share. WebAssembly's ends at 2 GB, and an engine that has
// exhausted it stays broken.
#pragma once

#include <memory>

namespace playground {

class MemoryBudget {
 public:
  // The rest is for data, pictures and studies.
  static constexpr double kMostBytes = 1536.0 * (1 << 20);

  // Takes so many bytes until the last copy of the claim is destroyed; null: they are not left.
  std::shared_ptr<const void> Claim(double bytes) {
    if (*used_ + bytes > kMostBytes) return nullptr;
    *used_ += bytes;
    const auto give_back = [used = used_, bytes](const void*) { *used -= bytes; };
    return std::shared_ptr<const void>(used_.get(), give_back);
  }

  double used() const { return *used_; }

 private:
  std::shared_ptr<double> used_ = std::make_shared<double>(0);
};

}  // namespace playground
