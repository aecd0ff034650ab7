// The whole catalog as JSON text is what the page, links, documents and tests are made from.
#pragma once

#include <string>

namespace playground {

std::string CatalogJson();

}  // namespace playground
