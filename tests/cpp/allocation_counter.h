// This counts allocations, for tests that nothing is allocated.
#pragma once

#include <cstdlib>  // Says which C library it is; before that nothing is known about malloc.

// Counting works where malloc can be replaced without losing it; sanitizers replace it themselves.
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
#define PLAYGROUND_COUNTS_ALLOCATIONS 1
#else
#define PLAYGROUND_COUNTS_ALLOCATIONS 0
#endif

namespace playground {

// Blocks asked for since the program began; always 0 where they cannot be counted.
long Allocations();

// Bytes in use, as asked for and rounded up by the allocator; always 0 where they cannot be
// counted.
long BytesInUse();
// The most that BytesInUse() has been since ForgetPeak().
long PeakBytes();
void ForgetPeak();

}  // namespace playground
