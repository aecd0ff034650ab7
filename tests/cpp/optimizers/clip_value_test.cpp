#include "cpp/optimizers/wrapper_testing.h"

namespace playground {
namespace {

TEST(ClipValue, CutsEachEntryOff) {
  WrapperRun run("clip-value", {{"clip_value", 0.5}}, {0, 0, 0, 0});
  run.Step({2, -3, 0.25, -0.5}, 1);
  run.ExpectAt({-0.5, 0.5, -0.25, 0.5});
}

}  // namespace
}  // namespace playground
