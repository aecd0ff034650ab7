// The samples are read from a file that is fetched when the data set is chosen.
#include "data/dataset.h"

namespace playground {
namespace {

constexpr DatasetEntry entry{
    .id = "iris",
    .name = "Iris",
    .summary = "Three kinds of iris by the size of their petals and sepals: 150 flowers.",
    .formula = R"(x \in \mathbb R^{4},\; y \in \{0, 1, 2\})",
    .reference = "Fisher 1936, doi:10.1111/j.1469-1809.1936.tb02137.x",
    .params = {},
    .details = {.task = Task::kMultiClass, .features = 4, .classes = 3, .file = "iris.bin"},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
