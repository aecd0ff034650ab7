// The samples are read from a file that is fetched when the data set is chosen.
#include "data/dataset.h"

namespace playground {
namespace {

constexpr DatasetEntry entry{
    .id = "mnist",
    .name = "MNIST 28x28",
    .summary =
        "Handwritten digits in 28 by 28 pixels: 2,000 images to train on and 500 to validate.",
    .formula = R"(x \in [0, 1]^{28\times 28},\; y \in \{0, \dots, 9\})",
    .reference = "LeCun et al. 1998, doi:10.1109/5.726791",
    .params = {},
    .details = {.task = Task::kMultiClass, .features = 784, .classes = 10, .file = "mnist.bin"},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
