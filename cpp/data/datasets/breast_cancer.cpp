// The samples are read from a file that is fetched when the data set is chosen.
#include "data/dataset.h"

namespace playground {
namespace {

constexpr DatasetEntry entry{
    .id = "breast-cancer",
    .name = "Breast cancer",
    .summary = "Malignant or benign by thirty measurements of cell nuclei: 569 patients.",
    .formula = R"(x \in \mathbb R^{30},\; y \in \{0, 1\})",
    .reference = "Street, Wolberg & Mangasarian 1993, doi:10.1117/12.148698",
    .params = {},
    .details = {.task = Task::kBinary, .features = 30, .classes = 2, .file = "breast-cancer.bin"},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
