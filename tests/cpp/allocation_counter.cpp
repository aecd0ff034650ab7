#include "cpp/allocation_counter.h"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>

namespace {
long allocations = 0, bytes = 0, peak = 0;
}  // namespace

#if PLAYGROUND_COUNTS_ALLOCATIONS
extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void __libc_free(void*);

static void* Counted(void* block) noexcept {
  ++allocations;
  bytes += static_cast<long>(malloc_usable_size(block));
  peak = std::max(peak, bytes);
  return block;
}

// Eigen allocates by malloc, everything else by operator new, which calls it.
void* malloc(std::size_t size) noexcept { return Counted(__libc_malloc(size)); }
void* calloc(std::size_t count, std::size_t size) noexcept {
  return Counted(__libc_calloc(count, size));
}
void* realloc(void* block, std::size_t size) noexcept {
  bytes -= static_cast<long>(malloc_usable_size(block));
  return Counted(__libc_realloc(block, size));
}
void free(void* block) noexcept {
  bytes -= static_cast<long>(malloc_usable_size(block));
  __libc_free(block);
}
}
#endif

namespace playground {

long Allocations() { return allocations; }
long BytesInUse() { return bytes; }
long PeakBytes() { return peak; }
void ForgetPeak() { peak = bytes; }

}  // namespace playground
