// Binary cross-entropy (logits): Cox 1958, logistic regression.
#include "nn/in_double.h"
#include "nn/loss.h"
#include "nn/losses/binary_cross_entropy.h"

namespace playground {
namespace {

constexpr LossEntry entry = AlsoInDouble<BinaryCrossEntropy>(WithMeanOf<BinaryCrossEntropy>({
    .id = "bce-logits",
    .name = "Binary cross-entropy (logits)",
    .summary = "Negative log-likelihood of a 0/1 label; the output is the log of the odds.",
    .formula = R"(\frac1N\sum\max(o,0)-oy+\ln(1+e^{-|o|}))",
    .reference = "Cox 1958, logistic regression",
    .params = {},
    .details = {.coding = TargetCoding::kZeroOne, .model = LabelModel::kBernoulli},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
