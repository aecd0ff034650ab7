// Numbers under stress: the outcomes and bits of tests/wasm/stress.test.js, in the native engine.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cpp/training/run_testing.h"

namespace playground {
namespace {

using Numbers = std::vector<double>;

struct StressCase {
  const char* what;
  RunInput input;
  RunStatus status;
  std::int32_t step;
  std::uint64_t fingerprint;
  const char* words = "";
};

// Two moons of 60 points in a network of four units, with more settings.
RunInput OnMoons(Fields more, std::string optimizer, Fields params = {}) {
  Fields settings = {{"data", "moons"}, {"samples", 60.0}, {"hidden", Numbers{4}}, {"steps", 40.0}};
  settings.insert(settings.end(), more.begin(), more.end());
  return Definition(std::move(settings), std::move(optimizer), std::move(params));
}

// A bowl, with more settings.
RunInput OnBowl(Fields more, std::string optimizer, Fields params) {
  Fields settings = {{"problem", "surface"}, {"surface", "quadratic"}, {"steps", 40.0}};
  settings.insert(settings.end(), more.begin(), more.end());
  return Definition(std::move(settings), std::move(optimizer), std::move(params));
}

Fields Far() { return {{"start", Numbers{1000, 1000}}, {"gradient_noise", 1e12}}; }

std::vector<StressCase> Rates() {
  return {
      {"a batch larger than the data", OnMoons({{"batch", 1e6}}, "adam", {{"lr", 0.1}}),
       RunStatus::kFinished, 40, 0xb5cc7c5c375cbe44},
      {"a rate of 0", OnMoons({}, "adam", {{"lr", 0.0}}), RunStatus::kFinished, 40,
       0x38ef1a2ba02c74c5},
      {"a rate of 1e12, Adam", OnMoons({}, "adam", {{"lr", 1e12}}), RunStatus::kFinished, 40,
       0x89431201d45aca80, "the training loss jumps to"},
      {"a rate of 1e12, SGD", OnMoons({}, "sgd", {{"lr", 1e12}}), RunStatus::kFinished, 40,
       0x039a912cf3194205, "the training loss jumps to"},
      {"a rate of 1e12 on a surface", OnBowl({}, "momentum", {{"lr", 1e12}}), RunStatus::kDiverged,
       2, 0x139649ea8ca4f8b9, "the loss is not finite"},
      {"squares in a state that overflow", OnBowl(Far(), "rmsprop", {{"lr", 1e12}}),
       RunStatus::kFinished, 40, 0x0662fec36d537c32, "the height jumps to"},
      {"weights that a decay throws about",
       OnBowl(Far(), "adam", {{"lr", 1e12}, {"weight_decay", 1e12}}), RunStatus::kFinished, 40,
       0xf506ea0decba480e, "the height jumps to"},
  };
}

std::vector<StressCase> Networks() {
  const auto finished = RunStatus::kFinished;
  return {
      {"eight layers of 256",
       Definition(
           {{"data", "moons"}, {"samples", 60.0}, {"hidden", Numbers(8, 256)}, {"steps", 4.0}},
           "adam"),
       finished, 4, 0x49f6f3dab1ee69df},
      {"saturated units",
       OnMoons({{"init", "normal"}, {"init.std", 1e6}, {"activation", "sigmoid"}}, "sgd"), finished,
       40, 0xc8b43cfc15fc0a20},
      {"dead units",
       OnMoons({{"init", "constant"}, {"init.value", -10.0}, {"activation", "relu"}}, "adam"),
       finished, 40, 0xf06d701ba91fc8b1},
      {"a dropout of 0.9", OnMoons({{"dropout", 0.9}, {"norm", "batch"}}, "adam"), finished, 40,
       0xeeab73be9eadb4ce},
      {"one unit with a dropout of 0.9",
       OnMoons({{"dropout", 0.9}, {"hidden", Numbers{1}}}, "adam"), finished, 40,
       0x2a2fc16b38719f3e},
      {"few samples, all of one class or spoilt",
       Definition({{"data", "moons"},
                   {"samples", 10.0},
                   {"split", 0.95},
                   {"imbalance", 0.99},
                   {"outliers", 0.5},
                   {"scale_mismatch", 1e12},
                   {"steps", 40.0}},
                  "sgd"),
       finished, 40, 0xa30aa38eac40c611},
      {"a mean that overflows",
       Definition({{"data", "plane"}, {"loss", "poisson-nll"}, {"samples", 60.0}, {"steps", 40.0}},
                  "sgd", {{"lr", 100.0}}),
       RunStatus::kDiverged, 4, 0x8b7eabdc616c015b, "the loss is not finite"},
  };
}

TEST(Stress, EveryOutcomeIsDefinedAndSaidAndTheSameBitsAsInWebAssembly) {
  std::vector<StressCase> cases = Rates();
  for (StressCase& one : Networks()) cases.push_back(std::move(one));
  for (const StressCase& one : cases) {
    SCOPED_TRACE(one.what);
    const auto run = RunOf(one.input);
    run->Advance(1'000'000);
    EXPECT_EQ(run->status(), one.status);
    EXPECT_EQ(run->step(), one.step);
    EXPECT_EQ(run->Fingerprint(), one.fingerprint);
    EXPECT_EQ(run->event().message.rfind(one.words, 0), 0u) << run->event().message;
    EXPECT_TRUE(run->parameters().allFinite());
  }
}

}  // namespace
}  // namespace playground
