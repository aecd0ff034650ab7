#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "cpp/test_seed.h"

namespace playground {

std::uint32_t TestSeed() {
  const char* text = std::getenv("TEST_SEED");
  return text == nullptr ? 20240611u : static_cast<std::uint32_t>(std::strtoul(text, nullptr, 10));
}

}  // namespace playground

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  // Discovery reads the list of tests from standard output.
  if (!testing::GTEST_FLAG(list_tests)) {
    std::cout << "TEST_SEED=" << playground::TestSeed() << std::endl;
  }
  return RUN_ALL_TESTS();
}
