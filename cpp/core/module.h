// Two modules are built from these sources: the whole engine, and the start module, which is the
// part of it that a first visit needs.
//
// The start module is a smaller download from the same sources. It has fewer entries
// (CMakeLists.txt chooses their files), no texts of the catalog, no words for what is wrong
// with a run (input_error.h), no second derivatives, no surfaces, tables or data files. What it can
// train, it trains to the same bits.
#pragma once

#include <string_view>

namespace playground {

#ifdef PLAYGROUND_START_MODULE
inline constexpr bool kStartModule = true;
#else
inline constexpr bool kStartModule = false;
#endif

// Words for people, which only the catalog reads: empty in the start module.
class Text : public std::string_view {
 public:
  constexpr Text() = default;
  constexpr Text(const char* words) : Text(std::string_view(words)) {}
  constexpr Text(std::string_view words)
      : std::string_view(kStartModule ? std::string_view() : words) {}
};

}  // namespace playground
