// Checks golden files and prints one row for every entry.
//
//     golden [--json FILE] FILE-OR-FOLDER...
//
// Folders are searched for .json files. --json writes the table as JSON as well. The last line is
// "N passed, N failed", counted in files; the exit status is 0 if none failed, 2 for wrong usage.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "golden/golden_file.h"

namespace playground::golden {
namespace {

using Checker = std::vector<CaseResult> (*)(const Json& file);

Checker CheckerOf(const std::string& format) {
  static const std::map<std::string, Checker> checkers{
      {"optimizer-trajectory/1", &CheckOptimizer<GoldenScalar>},
      {"objective-trajectory/1", &CheckObjective<GoldenScalar>},
      {"schedule/1", &CheckSchedule<GoldenScalar>},
      {"mlp-training/1", &CheckTraining<GoldenScalar>},
      {"activation-values/1", &CheckActivations<GoldenScalar>},
      {"loss-values/1", &CheckLosses<GoldenScalar>},
      {"layer-values/1", &CheckLayers<GoldenScalar>},
      {"mlp-gradients/1", &CheckNetworks<GoldenScalar>},
  };
  const auto found = checkers.find(format);
  return found == checkers.end() ? nullptr : found->second;
}

std::vector<CaseResult> CheckFile(const std::string& path) {
  CaseResult failure;
  failure.entry = "(unreadable)";
  std::ifstream stream(path);
  std::stringstream text;
  text << stream.rdbuf();
  const Json file = Json::parse(text.str(), nullptr, /*allow_exceptions=*/false);
  if (!stream || !file.is_object()) {
    failure.Fail("cannot be read, or is not a JSON object");
    return {failure};
  }
  const std::string format = file.value("format", "");
  const Checker checker = CheckerOf(format);
  if (!checker) {
    failure.Fail("unknown format \"" + format + "\"");
    return {failure};
  }
  std::vector<CaseResult> results = checker(file);
  if (results.empty()) {
    failure.Fail("contains no case");
    results.push_back(failure);
  }
  return results;
}

// A row of the table: all cases of one entry.
struct Row {
  int cases = 0;
  double worst_error = 0;
  double worst_ratio = 0;
  int numbers = 0, undecided = 0;

  void Add(const CaseResult& result) {
    ++cases;
    numbers += result.numbers;
    undecided += result.undecided;
    worst_error = std::max(worst_error, result.worst_error);
    worst_ratio = std::max(worst_ratio, result.worst_ratio);
  }
};
using Table = std::map<std::string, Row>;

// The share of numbers that this precision cannot tell.
double Undecided(const Row& row) {
  return row.undecided ? static_cast<double>(row.undecided) / (row.numbers + row.undecided) : 0;
}

void PrintTable(const Table& table) {
  std::printf("%-34s %5s  %-20s  %-23s  %s\n", "entry", "cases", "worst relative error",
              "worst error / tolerance", "undecided");
  for (const auto& [entry, row] : table) {
    std::printf("%-34s %5d  %-20.2e  %-23.2e  %.1f %%\n", entry.c_str(), row.cases, row.worst_error,
                row.worst_ratio, 100 * Undecided(row));
  }
}

void WriteTable(const Table& table, const std::string& path) {
  Json rows = Json::array();
  for (const auto& [entry, row] : table) {
    rows.push_back({{"entry", entry},
                    {"cases", row.cases},
                    {"worstRelativeError", row.worst_error},
                    {"worstErrorOverTolerance", row.worst_ratio},
                    {"undecided", Undecided(row)}});
  }
  const Json document{{"scalar", std::is_same_v<GoldenScalar, float> ? "float" : "double"},
                      {"rows", rows}};
  std::ofstream(path) << document.dump(1) << "\n";
}

// The .json files among the arguments and in the folders among them, sorted.
std::vector<std::string> FindFiles(const std::vector<std::string>& places) {
  std::vector<std::string> files;
  for (const std::string& place : places) {
    std::error_code error;
    if (!std::filesystem::is_directory(place, error)) {
      files.push_back(place);
      continue;
    }
    for (const auto& item : std::filesystem::recursive_directory_iterator(place, error)) {
      if (item.path().extension() == ".json") files.push_back(item.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

int CheckAll(const std::vector<std::string>& places, const std::string& json_path) {
  Table table;
  int passed = 0, failed = 0;
  for (const std::string& path : FindFiles(places)) {
    bool file_passed = true;
    for (const CaseResult& result : CheckFile(path)) {
      table[result.entry].Add(result);
      if (result.passed()) continue;
      file_passed = false;
      std::printf("FAILED %s (%s): %s\n", path.c_str(), result.entry.c_str(),
                  result.first_failure.c_str());
    }
    ++(file_passed ? passed : failed);
  }
  PrintTable(table);
  if (!json_path.empty()) WriteTable(table, json_path);
  std::printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}

int Main(const std::vector<std::string>& arguments) {
  std::vector<std::string> places;
  std::string json_path;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--json" && i + 1 < arguments.size()) {
      json_path = arguments[++i];
    } else {
      places.push_back(arguments[i]);
    }
  }
  if (places.empty()) {
    std::fprintf(stderr, "usage: golden [--json FILE] FILE-OR-FOLDER...\n");
    return 2;
  }
  return CheckAll(places, json_path);
}

}  // namespace
}  // namespace playground::golden

int main(int count, char** arguments) {
  return playground::golden::Main({arguments + 1, arguments + count});
}
