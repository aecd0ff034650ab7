#include "data/binary_file.h"

#include <cmath>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace playground {
namespace {

constexpr std::size_t kFixedHeader = 32;
// Far above any file that a page would fetch; keeps products of two from overflowing 32 bits.
constexpr std::uint32_t kMostSamples = 1'000'000;
constexpr std::uint32_t kMostFeatures = 4'000;
constexpr std::uint32_t kMostClasses = 256;  // Labels are bytes.

// Reads the few kinds of JSON that the header holds; each call tells whether it found its kind.
class JsonReader {
 public:
  JsonReader(const char* begin, const char* end) : at_(begin), end_(end) {}

  bool Take(char wanted) {
    SkipSpace();
    if (at_ == end_ || *at_ != wanted) return false;
    ++at_;
    return true;
  }

  bool ReadString(std::string* text) {
    if (!Take('"')) return false;
    text->clear();
    while (at_ != end_ && *at_ != '"') {
      if (*at_ != '\\') {
        *text += *at_++;
      } else if (!ReadEscape(text)) {
        return false;
      }
    }
    return Take('"');
  }

  bool ReadStrings(std::vector<std::string>* list) {
    list->clear();
    if (!Take('[')) return false;
    if (Take(']')) return true;
    do {
      list->emplace_back();
      if (!ReadString(&list->back())) return false;
    } while (Take(','));
    return Take(']');
  }

  // A whole number below 1e6.
  bool ReadCount(Index* count) {
    SkipSpace();
    int digits = 0;
    for (*count = 0; at_ != end_ && *at_ >= '0' && *at_ <= '9'; ++at_, ++digits) {
      if (digits == 6) return false;
      *count = 10 * *count + (*at_ - '0');
    }
    return digits > 0;
  }

 private:
  void SkipSpace() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\t' || *at_ == '\r')) ++at_;
  }

  // \uXXXX is not needed: the files are UTF-8.
  bool ReadEscape(std::string* text) {
    static constexpr char kFrom[] = "\"\\/nt";
    static constexpr char kTo[] = "\"\\/\n\t";
    if (++at_ == end_) return false;
    const char* place = std::strchr(kFrom, *at_);
    if (*at_ == '\0' || place == nullptr) return false;
    *text += kTo[place - kFrom];
    ++at_;
    return true;
  }

  const char* at_;
  const char* end_;
};

// {"name", "featureNames", "classNames", "imageWidth"}, in any order.
bool ReadNames(const char* begin, const char* end, Dataset* dataset) {
  JsonReader json(begin, end);
  if (!json.Take('{')) return false;
  std::string key, name;
  do {
    if (!json.ReadString(&key) || !json.Take(':')) return false;
    const bool read = key == "name"           ? json.ReadString(&name)
                      : key == "featureNames" ? json.ReadStrings(&dataset->feature_names)
                      : key == "classNames"   ? json.ReadStrings(&dataset->class_names)
                      : key == "imageWidth"   ? json.ReadCount(&dataset->image_width)
                                              : false;
    if (!read) return false;
  } while (json.Take(','));
  return json.Take('}');
}

// Little endian on every machine.
std::uint32_t Word(const std::uint8_t* bytes) {
  return bytes[0] | bytes[1] << 8 | bytes[2] << 16 | static_cast<std::uint32_t>(bytes[3]) << 24;
}
float Real(const std::uint8_t* bytes) {
  const std::uint32_t word = Word(bytes);
  float value;
  std::memcpy(&value, &word, sizeof value);
  return value;
}

struct Header {
  std::uint32_t samples, features, classes, value_type, predefined, json_size;
  float scale;

  std::size_t features_start() const { return kFixedHeader + json_size; }
  std::size_t values() const { return std::size_t{samples} * features; }
  std::size_t labels_start() const {
    const std::size_t bytes = values() * (value_type == 1 ? 1 : sizeof(float));
    return features_start() + (bytes + 3) / 4 * 4;
  }
  std::size_t file_size() const {
    return labels_start() + std::size_t{samples} * (classes == 0 ? sizeof(float) : 1);
  }
};

std::optional<std::string> CheckHeader(const Header& header, std::size_t size) {
  if (header.samples < 1 || header.samples > kMostSamples) return "has no sensible sample count";
  if (header.features < 1 || header.features > kMostFeatures) {
    return "has no sensible feature count";
  }
  if (header.classes == 1 || header.classes > kMostClasses) return "has no sensible class count";
  if (header.value_type > 1) return "has an unknown type of values";
  if (!(header.scale > 0 && std::isfinite(header.scale))) return "must have a positive scale";
  if (header.predefined >= header.samples) return "must leave samples for validation";
  if (header.json_size > size || header.json_size % 4 != 0) return "has a broken header";
  if (header.file_size() != size) return "is cut off or too long";
  return std::nullopt;
}

bool ReadValues(const Header& header, const std::uint8_t* bytes, Dataset* dataset) {
  const std::uint8_t* features = bytes + header.features_start();
  const double scale = header.scale;
  dataset->inputs.resize(header.values());
  for (std::size_t i = 0; i < dataset->inputs.size(); ++i) {
    dataset->inputs[i] = scale * (header.value_type == 1 ? features[i] : Real(features + 4 * i));
    if (!std::isfinite(dataset->inputs[i])) return false;
  }
  const std::uint8_t* labels = bytes + header.labels_start();
  dataset->targets.resize(header.samples);
  for (std::size_t i = 0; i < header.samples; ++i) {
    dataset->targets[i] = header.classes == 0 ? Real(labels + 4 * i) : labels[i];
    if (!std::isfinite(dataset->targets[i])) return false;
    if (header.classes != 0 && labels[i] >= header.classes) return false;
  }
  return true;
}

}  // namespace

std::optional<InputError> ReadBinaryDataset(const std::uint8_t* bytes, std::size_t size,
                                            Dataset* dataset) {
  const auto error = [size](std::string rule) {
    return InputError{"data", "a file of " + std::to_string(size) + " bytes", std::move(rule)};
  };
  if (size < kFixedHeader || std::memcmp(bytes, "OPD1", 4) != 0) {
    return error("is not an OPD1 file");
  }
  const Header header{.samples = Word(bytes + 4),
                      .features = Word(bytes + 8),
                      .classes = Word(bytes + 12),
                      .value_type = Word(bytes + 16),
                      .predefined = Word(bytes + 24),
                      .json_size = Word(bytes + 28),
                      .scale = Real(bytes + 20)};
  if (auto rule = CheckHeader(header, size)) return error(std::move(*rule));

  Dataset read;
  read.task = header.classes == 0   ? Task::kRegression
              : header.classes == 2 ? Task::kBinary
                                    : Task::kMultiClass;
  read.features = header.features;
  read.classes = header.classes;
  read.predefined_training = header.predefined;
  const char* json = reinterpret_cast<const char*>(bytes + kFixedHeader);
  if (!ReadNames(json, json + header.json_size, &read)) return error("has a broken header");
  if (read.feature_names.size() != header.features || read.class_names.size() != header.classes ||
      (read.image_width > 0 && read.features % read.image_width != 0)) {
    return error("must name every feature and class");
  }
  if (!ReadValues(header, bytes, &read)) return error("holds values that are out of range");
  *dataset = std::move(read);
  return std::nullopt;
}

}  // namespace playground
