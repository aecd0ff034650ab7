// This reads data files of the format "OPD1", which is described beside the files in
// web/public/data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/input_error.h"
#include "data/dataset.h"

namespace playground {

// Fills *dataset from a whole file, or says what is wrong with the bytes and leaves it as it was.
std::optional<InputError> ReadBinaryDataset(const std::uint8_t* bytes, std::size_t size,
                                            Dataset* dataset);

}  // namespace playground
