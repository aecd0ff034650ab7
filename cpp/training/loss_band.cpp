#include "training/loss_band.h"

namespace playground {

void LossBand::Add(float loss) {
  if (whole_.capacity() == 0) whole_.reserve(kCapacity);
  if (in_last_ == 0 && whole_.size() == kCapacity) JoinPairs();
  last_.Add(loss);
  if (++in_last_ < width_) return;
  whole_.push_back(last_.Whole());
  last_.Clear();
  in_last_ = 0;
}

BandStretch LossBand::operator[](std::size_t place) const {
  const auto before = static_cast<std::int32_t>(place) * width_;
  const bool is_whole = place < whole_.size();
  const std::int32_t count = is_whole ? width_ : in_last_;
  const QuantileRange range = (is_whole ? whole_[place] : last_.Whole()).Range();
  return {before + count - 1, count, range.low, range.high};
}

void LossBand::JoinPairs() {
  for (std::size_t i = 0; i < kCapacity / 2; ++i) {
    high_ = !high_;
    whole_[i] = QuantileSum<kBandNumbers>::Joined(whole_[2 * i], whole_[2 * i + 1], high_);
  }
  whole_.resize(kCapacity / 2);
  width_ *= 2;
}

}  // namespace playground
