// The samples are read from a file that is fetched when the data set is chosen.
#include "data/dataset.h"

namespace playground {
namespace {

constexpr DatasetEntry entry{
    .id = "digits",
    .name = "Digits 8x8",
    .summary = "Handwritten digits in 8 by 8 pixels: 1,797 images.",
    .formula = R"(x \in [0, 1]^{8\times 8},\; y \in \{0, \dots, 9\})",
    .reference = "Alpaydin & Kaynak 1998; UCI Machine Learning Repository",
    .params = {},
    .details = {.task = Task::kMultiClass, .features = 64, .classes = 10, .file = "digits.bin"},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
