// Catalog entries register themselves: there is one .cpp per entry, and no list of them anywhere.
#pragma once

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "core/input_error.h"
#include "core/module.h"
#include "core/param.h"

namespace playground {

// What every entry tells about itself, and what only its family knows (Details). A constant.
template <class Details>
struct Entry {
  std::string_view id;
  std::string_view name;
  Text summary;    // One sentence in plain words.
  Text formula;    // TeX.
  Text reference;  // Paper, year, link; or what defines it.
  ParamList params = {};
  Details details = {};
};

// All entries of one family, sorted by id (link order differs between tool chains).
template <class Details>
class Registry {
 public:
  // A range of entries.
  class Range {
   public:
    class Iterator {
     public:
      explicit Iterator(const Entry<Details>* const* place) : place_(place) {}
      const Entry<Details>& operator*() const { return **place_; }
      const Entry<Details>* operator->() const { return *place_; }
      Iterator& operator++() {
        ++place_;
        return *this;
      }
      bool operator!=(const Iterator& other) const { return place_ != other.place_; }

     private:
      const Entry<Details>* const* place_;
    };
    Iterator begin() const { return Iterator(Entries().data()); }
    Iterator end() const { return Iterator(Entries().data() + size()); }
    std::size_t size() const { return Entries().size(); }
    bool empty() const { return Entries().empty(); }
  };
  static Range All() { return {}; }

  // Null if there is none.
  static const Entry<Details>* Find(std::string_view id) {
    const auto& all = Entries();
    const auto place = LowerBound(all, id);
    return place != all.end() && (*place)->id == id ? *place : nullptr;
  }

  // `entry` must live as long as the program. A second entry with the same id stops the program at
  // start, and so every test.
  static void Add(const Entry<Details>& entry) {
    auto& all = Entries();
    const auto place = LowerBound(all, entry.id);
    if (place != all.end() && (*place)->id == entry.id) {
      Abort("catalog: two entries are called ", entry.id);
    }
    all.insert(place, &entry);
  }

 private:
  template <class Pointers>
  static auto LowerBound(Pointers& all, std::string_view id) {
    return std::lower_bound(
        all.begin(), all.end(), id,
        [](const Entry<Details>* entry, std::string_view key) { return entry->id < key; });
  }
  // A function's static: entries register before main, in no particular order.
  static std::vector<const Entry<Details>*>& Entries() {
    static std::vector<const Entry<Details>*> entries;
    return entries;
  }
};

// In an entry's .cpp:
//   constexpr OptimizerEntry entry = ...;
//   const Registration registration{entry};
// The entry is constant data; registering it is one call.
template <class Details>
struct Registration {
  explicit Registration(const Entry<Details>& entry) { Registry<Details>::Add(entry); }
};

}  // namespace playground
