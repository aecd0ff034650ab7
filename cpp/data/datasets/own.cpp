// The user's own points or table are handed in from outside (data/table.h).
#include "data/dataset.h"

namespace playground {
namespace {

constexpr DatasetEntry entry{
    .id = "own",
    .name = "Own data",
    .summary = "Points that you draw or a table that you bring; it stays in your browser.",
    .formula = R"((x_i, y_i),\quad i = 1, \dots, N,\quad N\text{: number of points})",
    .reference = "Your own data",
    .params = {},
    .details = {.own = true},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
