#include "definition/memory_budget.h"

namespace playground {

std::shared_ptr<const void> MemoryBudget::Claim(double bytes) {
  if (*used_ + bytes > kMostBytesTogether) return nullptr;
  *used_ += bytes;
  return std::shared_ptr<const void>(used_.get(),
                                     [used = used_, bytes](const void*) { *used -= bytes; });
}

}  // namespace playground
