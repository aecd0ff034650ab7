#include "data/binary_file.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "core/random.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

using Bytes = std::vector<std::uint8_t>;

void AddWord(Bytes& bytes, std::uint32_t word) {
  for (int shift = 0; shift < 32; shift += 8) {
    bytes.push_back(static_cast<std::uint8_t>(word >> shift));
  }
}
void AddFloat(Bytes& bytes, float value) {
  std::uint32_t word;
  std::memcpy(&word, &value, sizeof word);
  AddWord(bytes, word);
}
void AddText(Bytes& bytes, std::string text) {
  while (text.size() % 4 != 0) text += ' ';
  AddWord(bytes, static_cast<std::uint32_t>(text.size()));
  bytes.insert(bytes.end(), text.begin(), text.end());
}

Bytes Start(std::uint32_t samples, std::uint32_t features, std::uint32_t classes,
            std::uint32_t value_type, float scale, std::uint32_t predefined) {
  Bytes bytes = {'O', 'P', 'D', '1'};
  for (std::uint32_t word : {samples, features, classes, value_type}) AddWord(bytes, word);
  AddFloat(bytes, scale);
  AddWord(bytes, predefined);
  return bytes;
}

// Three images of 1 x 2 pixels, two classes.
Bytes Images() {
  Bytes bytes = Start(3, 2, 2, 1, 0.5f, 2);
  AddText(bytes,
          R"({"name":"i","featureNames":["l","\"r\""],"classNames":["no","yes"],"imageWidth":2})");
  bytes.insert(bytes.end(), {0, 1, 2, 3, 4, 255, 0, 0});  // Two bytes of padding.
  bytes.insert(bytes.end(), {1, 0, 1});
  return bytes;
}

TEST(BinaryFileTest, ReadsBytes) {
  Dataset data;
  const Bytes bytes = Images();
  ASSERT_FALSE(ReadBinaryDataset(bytes.data(), bytes.size(), &data).has_value());
  EXPECT_EQ(data.task, Task::kBinary);
  EXPECT_EQ(data.features, 2);
  EXPECT_EQ(data.inputs, (std::vector<double>{0, 0.5, 1, 1.5, 2, 127.5}));
  EXPECT_EQ(data.targets, (std::vector<double>{1, 0, 1}));
  EXPECT_EQ(data.predefined_training, 2);
  EXPECT_EQ(data.image_width, 2);
  EXPECT_EQ(data.feature_names, (std::vector<std::string>{"l", "\"r\""}));
  EXPECT_EQ(data.class_names, (std::vector<std::string>{"no", "yes"}));
}

TEST(BinaryFileTest, ReadsFloatsAndRegression) {
  Bytes bytes = Start(2, 1, 0, 0, 1, 0);
  AddText(bytes, R"({ "name": "r", "featureNames": ["x"], "classNames": [] })");
  for (float value : {1.5f, -2.25f, 10.0f, -0.125f}) AddFloat(bytes, value);
  Dataset data;
  ASSERT_FALSE(ReadBinaryDataset(bytes.data(), bytes.size(), &data).has_value());
  EXPECT_EQ(data.task, Task::kRegression);
  EXPECT_EQ(data.inputs, (std::vector<double>{1.5, -2.25}));
  EXPECT_EQ(data.targets, (std::vector<double>{10, -0.125}));
  EXPECT_EQ(data.image_width, 0);
}

TEST(BinaryFileTest, RefusesWhatIsCutOffOrChanged) {
  const Bytes whole = Images();
  Dataset data;
  data.inputs = {42};
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_TRUE(ReadBinaryDataset(whole.data(), size, &data).has_value()) << size;
  }
  const auto refuses = [&](std::size_t place, std::uint8_t byte) {
    Bytes changed = whole;
    changed[place] = byte;
    return ReadBinaryDataset(changed.data(), changed.size(), &data).has_value();
  };
  EXPECT_TRUE(refuses(0, 'o'));
  EXPECT_TRUE(refuses(7, 255));               // Samples.
  EXPECT_TRUE(refuses(12, 1));                // One class.
  EXPECT_TRUE(refuses(16, 2));                // Type of values.
  EXPECT_TRUE(refuses(23, 0xff));             // Scale < 0.
  EXPECT_TRUE(refuses(24, 3));                // Nothing left for validation.
  EXPECT_TRUE(refuses(32, '['));              // Header.
  EXPECT_TRUE(refuses(whole.size() - 1, 2));  // Label.
  EXPECT_EQ(data.inputs, std::vector<double>{42});
}

// The files of the site, found from the place of this file.
Dataset ReadShipped(const std::string& name) {
  std::string root = __FILE__;
  root.resize(root.rfind("tests/cpp/"));
  std::ifstream file(root + "web/public/data/" + name, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  Dataset data;
  const auto error =
      ReadBinaryDataset(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), &data);
  EXPECT_FALSE(error.has_value()) << name << " " << (error ? error->message : "");
  return data;
}

TEST(BinaryFileTest, ShippedFilesAreWhatTheCatalogSays) {
  int files = 0;
  for (const DatasetEntry& entry : DatasetRegistry::All()) {
    if (entry.details.file.empty()) continue;
    SCOPED_TRACE(entry.id);
    ++files;
    const Dataset data = ReadShipped(std::string(entry.details.file));
    EXPECT_EQ(data.task, entry.details.task);
    EXPECT_EQ(data.features, entry.details.features);
    EXPECT_EQ(data.classes, entry.details.classes);
    EXPECT_GT(data.samples(), 100);
  }
  EXPECT_GT(files, 0);
}

// The first flower of Fisher's table.
TEST(BinaryFileTest, ReadsTheFirstIris) {
  const Dataset data = ReadShipped("iris.bin");
  ASSERT_EQ(data.samples(), 150);
  const float first[] = {5.1f, 3.5f, 1.4f, 0.2f};
  for (int i = 0; i < 4; ++i) EXPECT_EQ(data.inputs[i], first[i]);
  EXPECT_EQ(data.targets[0], 0);
  EXPECT_EQ(data.class_names[0], "setosa");
}

// Whatever the bytes are, the answer is a data set or an error (run under the sanitizers).
TEST(BinaryFileTest, SurvivesRandomDamage) {
  Random random(TestSeed(), Stream::kData);
  int refused = 0;
  for (int repeat = 0; repeat < 5000; ++repeat) {
    Bytes damaged = Images();
    for (int change = 0; change < 3; ++change) {
      const auto place = random.Below(static_cast<std::uint32_t>(damaged.size()));
      damaged[place] = static_cast<std::uint8_t>(random.Below(256));
    }
    Dataset data;
    const auto error = ReadBinaryDataset(damaged.data(), damaged.size(), &data);
    refused += error.has_value();
    if (!error) {
      for (double input : data.inputs) ASSERT_TRUE(std::isfinite(input));
      for (double label : data.targets) ASSERT_LT(label, data.classes);
    }
  }
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace playground
