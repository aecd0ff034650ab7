// Self-registering catalog entries: one .cpp an entry, and no list of them anywhere.
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "core/param.h"

namespace playground {

// What every entry tells about itself, and what only its family knows (Details).
template <class Details>
struct Entry {
  std::string_view id;
  std::string_view name;
  std::string_view summary;    // One sentence in plain words.
  std::string_view formula;    // TeX.
  std::string_view reference;  // Paper, year, link; or what defines it.
  std::vector<ParamSpec> params = {};
  Details details = {};
};

// All entries of one family, sorted by id (link order differs between tool chains).
template <class Details>
class Registry {
 public:
  static const std::vector<Entry<Details>>& All() { return Entries(); }

  // Null if there is none.
  static const Entry<Details>* Find(std::string_view id) {
    const auto& all = Entries();
    const auto place = LowerBound(all, id);
    return place != all.end() && place->id == id ? &*place : nullptr;
  }

  // A second entry with the same id stops the program at start, and so every test.
  static void Add(Entry<Details> entry) {
    auto& all = Entries();
    const auto place = LowerBound(all, entry.id);
    if (place != all.end() && place->id == entry.id) {
      std::fprintf(stderr, "catalog: two entries are called %s\n", std::string(entry.id).c_str());
      std::abort();
    }
    all.insert(place, std::move(entry));
  }

 private:
  template <class Entries>
  static auto LowerBound(Entries& all, std::string_view id) {
    return std::lower_bound(all.begin(), all.end(), id,
                            [](const auto& entry, std::string_view key) { return entry.id < key; });
  }
  // A function's static: entries register before main, in no particular order.
  static std::vector<Entry<Details>>& Entries() {
    static std::vector<Entry<Details>> entries;
    return entries;
  }
};

// `const Registration registration{OptimizerEntry{...}};` in an entry's .cpp adds it.
template <class Details>
struct Registration {
  explicit Registration(Entry<Details> entry) { Registry<Details>::Add(std::move(entry)); }
};

}  // namespace playground
