#pragma once

#include <cstdint>

namespace playground {

// Seed for random values in tests: the environment variable TEST_SEED if set, else a fixed number.
// The test program prints it first, so that a failure can be repeated.
std::uint32_t TestSeed();

}  // namespace playground
