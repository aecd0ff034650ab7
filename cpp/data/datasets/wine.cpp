// The samples are read from a file that is fetched when the data set is chosen.
#include "data/dataset.h"

namespace playground {
namespace {

constexpr DatasetEntry entry{
    .id = "wine",
    .name = "Wine",
    .summary =
        "Three cultivars by the chemistry of their wine: 178 samples of very different scales.",
    .formula = R"(x \in \mathbb R^{13},\; y \in \{0, 1, 2\})",
    .reference = "Forina et al. 1988; UCI Machine Learning Repository",
    .params = {},
    .details = {.task = Task::kMultiClass, .features = 13, .classes = 3, .file = "wine.bin"},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
