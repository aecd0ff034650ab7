#include "training/history.h"

#include <gtest/gtest.h>

#include <cmath>

namespace playground {
namespace {

float Wave(int step) { return 1 + 0.5f * std::sin(0.1f * static_cast<float>(step)); }

TEST(LossHistory, KeepsEveryUpdateWhileThereIsRoom) {
  LossHistory history;
  for (int step = 0; step < 1000; ++step) history.Add(step, Wave(step), 0.1f);
  ASSERT_EQ(history.buckets().size(), 1000u);
  EXPECT_EQ(history.buckets()[400].mean, Wave(400));
  EXPECT_EQ(history.buckets()[400].step, 400);
}

TEST(LossHistory, StaysBoundedAndCoversEveryUpdateOnce) {
  LossHistory history;
  constexpr int kSteps = 1'000'003;
  for (int step = 0; step < kSteps; ++step) history.Add(step, Wave(step), 0.1f);
  EXPECT_LE(history.buckets().size(), LossHistory::kCapacity);
  EXPECT_GE(history.buckets().size(), LossHistory::kCapacity / 2);
  long covered = 0;
  for (const Bucket& bucket : history.buckets()) {
    covered += bucket.count;
    EXPECT_EQ(bucket.step, covered - 1);
    EXPECT_LE(bucket.min, bucket.mean);
    EXPECT_LE(bucket.mean, bucket.max);
  }
  EXPECT_EQ(covered, kSteps);
}

TEST(LossHistory, NeverLosesASpike) {
  LossHistory history;
  for (int step = 0; step < 500'000; ++step) {
    history.Add(step, step == 123'456 ? 1e6f : step == 54'321 ? 1e-6f : Wave(step), 0.1f);
  }
  float lowest = 1, highest = 1;
  for (const Bucket& bucket : history.buckets()) {
    lowest = std::min(lowest, bucket.min);
    highest = std::max(highest, bucket.max);
  }
  EXPECT_EQ(highest, 1e6f);
  EXPECT_EQ(lowest, 1e-6f);
}

TEST(LossHistory, MergedMeanIsTheMean) {
  LossHistory history;
  double sum = 0;
  constexpr int kSteps = 4096;
  for (int step = 0; step < kSteps; ++step) {
    history.Add(step, Wave(step), 0.1f);
    sum += static_cast<double>(Wave(step)) / kSteps;
  }
  double mean = 0;
  for (const Bucket& bucket : history.buckets()) {
    mean += static_cast<double>(bucket.mean) * bucket.count / kSteps;
  }
  EXPECT_NEAR(mean, sum, 1e-6);
}

TEST(LossHistory, KeepsTheEndsOfABucketItsLogarithmsAndItsRates) {
  LossHistory history;
  const auto rate = [](int step) { return step % 7 == 0 ? 0.5f : 0.1f; };
  constexpr int kSteps = 8192;
  for (int step = 0; step < kSteps; ++step) history.Add(step, Wave(step), rate(step));
  ASSERT_EQ(history.width(), 8);
  for (const Bucket& bucket : history.buckets()) {
    const int first = bucket.step - 7;
    EXPECT_EQ(bucket.first, Wave(first));
    EXPECT_EQ(bucket.last, Wave(bucket.step));
    EXPECT_EQ(bucket.rate, rate(bucket.step));
    EXPECT_EQ(bucket.min_rate, 0.1f);
    EXPECT_EQ(bucket.max_rate, 0.5f);
    double sum = 0;
    for (int step = first; step <= bucket.step; ++step) {
      sum += std::log(static_cast<double>(Wave(step)));
    }
    EXPECT_NEAR(bucket.log_mean, sum / 8, 1e-6);
  }
}

TEST(LossHistory, HasNoLogarithmWhereALossIsNotAboveZero) {
  for (const float loss : {0.0f, -1.0f}) {
    LossHistory history;
    for (int step = 0; step < 2048; ++step) history.Add(step, step == 100 ? loss : 1.0f, 0.1f);
    for (const Bucket& bucket : history.buckets()) {
      EXPECT_EQ(std::isnan(bucket.log_mean), bucket.step == 101);
    }
  }
}

}  // namespace
}  // namespace playground
