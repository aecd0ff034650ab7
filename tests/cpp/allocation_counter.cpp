#include "cpp/allocation_counter.h"

#include <cstdlib>

namespace {
long allocations = 0;
}  // namespace

#if PLAYGROUND_COUNTS_ALLOCATIONS
extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);

// Eigen allocates by malloc, everything else by operator new, which calls it.
void* malloc(std::size_t size) noexcept {
  ++allocations;
  return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) noexcept {
  ++allocations;
  return __libc_calloc(count, size);
}
void* realloc(void* block, std::size_t size) noexcept {
  ++allocations;
  return __libc_realloc(block, size);
}
}
#endif

namespace playground {

long Allocations() { return allocations; }

}  // namespace playground
