#include "cpp/optimizers/wrapper_testing.h"

namespace playground {
namespace {

TEST(Lookahead, PullsBackEveryKUpdates) {
  WrapperRun run("lookahead", {{"k", 2}, {"alpha", 0.25}}, {8});
  run.Step({1}, 4);
  run.ExpectAt({4});
  run.Step({1}, 4);  // To 0, then a quarter of the way from 8 to 0.
  run.ExpectAt({6});
  run.Step({1}, 1);
  run.ExpectAt({5});
  run.Step({1}, 1);  // To 4, then a quarter of the way from 6 to 4.
  run.ExpectAt({5.5});
}

TEST(Lookahead, KeepsTheInnerMomentum) {
  WrapperRun run("lookahead", {{"k", 1}, {"alpha", 1}}, {0}, 0.5);
  run.Step({1}, 1);  // v = 1
  run.Step({1}, 1);  // v = 1.5
  run.ExpectAt({-2.5});
}

}  // namespace
}  // namespace playground
