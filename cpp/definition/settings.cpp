#include "definition/settings.h"

#include <algorithm>
#include <deque>
#include <initializer_list>
#include <span>
#include <string>

#include "data/dataset.h"
#include "nn/activation.h"
#include "nn/initializer.h"
#include "nn/loss.h"
#include "nn/norm.h"
#include "surfaces/surface.h"

namespace playground {
namespace {

// A choice among the entries of a family, after `extra` choices that are not entries ("none"). The
// ids join at the first use, when every entry has registered itself.
constexpr ParamSpec EntryChoice(std::string_view id, Text summary, std::string_view family,
                                std::string_view extra = "") {
  ParamSpec spec = Choice(id, summary, extra);
  spec.family = family;
  return spec;
}

constexpr ParamSpec Seed(std::string_view id, Text summary) {
  ParamSpec spec = Count(id, "", summary, 1, 0, 100);
  spec.max = 4294967295.0;
  return spec;
}

// A share or probability on a linear slider.
constexpr ParamSpec Share(std::string_view id, Text summary, double default_value, double max,
                          double min = 0) {
  return Real(id, "", summary, default_value, min, max);
}

constexpr ParamSpec List(std::string_view id, Text summary,
                         std::initializer_list<double> default_list, double min, double max) {
  return {.id = id,
          .summary = summary,
          .type = ParamType::kList,
          .min = min,
          .max = max,
          .default_list = default_list};
}

constexpr int kMostHiddenLayers = 8;

constexpr ParamSpec FeatureTransforms() {
  ParamSpec spec = List("features", "What the network sees of a point (x1, x2)", {0, 1}, 0, 6);
  spec.choices = "x1|x2|x1sq|x2sq|x1x2|sinx1|sinx2";
  return spec;
}

constexpr ParamSpec HiddenLayers() {
  ParamSpec spec =
      List("hidden", "Units of each hidden layer; none: a linear model", {16, 16}, 1, 256);
  spec.whole = true;
  spec.max_members = kMostHiddenLayers;
  return spec;
}

constexpr ParamSpec BatchSize() {
  ParamSpec spec =
      Count("batch", "B", "Samples in a mini-batch; 0 takes all of them (full batch)", 32, 0, 512);
  spec.scale = Scale::kLogOrZero;
  spec.slider_min = 1;
  spec.max = 1e6;
  return spec;
}

constexpr ParamSpec Steps() {
  ParamSpec spec = Count("steps", "T", "Updates in the whole run", 2000, 1, 20000);
  spec.max = 10'000'000;
  spec.scale = Scale::kLog;
  spec.slider_min = 100;
  return spec;
}

constexpr ParamSpec StartPoint() {
  ParamSpec spec =
      List("start", "Where every run begins; empty: the surface's own start", {}, -1000, 1000);
  spec.list_columns = 2;
  spec.max_members = 2;
  return spec;
}

// One factor per layer; the output layer has one as well.
constexpr ParamSpec LayerRates() {
  ParamSpec spec = List("layer_rates", "Factor on the learning rate of each layer", {}, 0, 1000);
  spec.max_members = kMostHiddenLayers + 1;
  return spec;
}

constexpr ParamSpec kData[] = {
    Choice("problem", "What is minimised: the loss of a network, or a test surface",
           "network|surface"),
    EntryChoice("data", "Data set", "datasets"),
    Seed("data.seed", "Draws the points and the split"),
    Count("samples", "N", "Number of points of a generated data set", 500, 10, 2000, kUnset, 1e6),
    Share("noise", "Spread of the points around their pattern", 0, 1),
    Share("split", "Share of the data used for training", 0.5, 0.95, 0.05),
    Choice("standardize", "Scale every feature to mean 0 and standard deviation 1", "auto|on|off"),
    FeatureTransforms(),
    Share("outliers", "Share of the training points thrown far away", 0, 0.5),
    Share("imbalance", "Share of every class except the first that is left out", 0, 0.99),
    Positive("scale_mismatch", "", "Factor on the last feature alone", 1, 0.001, 1000),
    Share("label_noise", "Share of the training labels that are wrong", 0, 0.5)};

constexpr ParamSpec kNetwork[] = {
    HiddenLayers(),
    EntryChoice("activation", "Activation of the hidden layers", "activations"),
    EntryChoice("init", "How the first weights are drawn", "initializers"),
    Seed("init.seed", "Draws the first weights"),
    EntryChoice("norm", "Normalisation before each activation", "norms", "none"),
    Flag("residual", "Add a layer's input to its output where the widths agree"),
    Share("dropout", "Probability that a hidden unit is dropped in training", 0, 0.9),
    Flag("bias", "Layers have biases", true),
    EntryChoice("loss", "What is minimised; auto: by the kind of data", "losses", "auto")};

constexpr ParamSpec kSurface[] = {
    EntryChoice("surface", "Test surface", "surfaces"), StartPoint(),
    NonNegative("gradient_noise", R"(\sigma)", "Standard deviation of noise on the gradient", 0,
                0.001, 10)};

constexpr ParamSpec kTraining[] = {
    Steps(),
    BatchSize(),
    Seed("batch.seed", "Draws the order of the batches"),
    Flag("shuffle", "Draw a new order of the samples every epoch", true),
    Flag("drop_last", "Leave out the last, smaller batch of an epoch"),
    NonNegative("l1", R"(\lambda_1)",
                "L1 penalty, times the sum of the absolute weights a part of the loss", 0, 1e-6, 1),
    NonNegative("l2", R"(\lambda_2)",
                "L2 penalty, half of it times the sum of the squared weights a part of the loss", 0,
                1e-6, 1),
    LayerRates()};

// Which entry each of these settings picks where nothing is said; "": the first choice.
struct EntrySetting {
  std::string_view id;
  std::string_view default_entry;
  void (*append_ids)(std::string* words);
};

template <class Registry>
void AppendIds(std::string* words) {
  for (const auto& entry : Registry::All()) {
    if (!words->empty()) *words += '|';
    *words += entry.id;
  }
}

constexpr EntrySetting kEntrySettings[] = {
    {"data", "spiral", AppendIds<DatasetRegistry>},
    {"activation", "tanh", AppendIds<ActivationRegistry>},
    {"init", "xavier-uniform", AppendIds<InitializerRegistry>},
    {"norm", "", AppendIds<NormRegistry>},
    {"loss", "", AppendIds<LossRegistry>},
    {"surface", "rosenbrock", AppendIds<SurfaceRegistry>},
};

void AddEntries(ParamSpec* spec) {
  for (const EntrySetting& setting : kEntrySettings) {
    if (setting.id != spec->id) continue;
    // Settings are made once and live as long as the program; so do these words. (A deque does not
    // move its members.)
    static std::deque<std::string> all_words;
    std::string& words = all_words.emplace_back(spec->choices);
    setting.append_ids(&words);
    spec->choices = words;
    spec->max = static_cast<double>(Words(words).size()) - 1;
    spec->default_value = std::max(0, IndexOfWord(words, setting.default_entry));
  }
}

std::vector<ParamSpec> MakeSettings() {
  std::vector<ParamSpec> all;
  const auto append = [&all](std::string_view group, std::span<const ParamSpec> specs) {
    for (const ParamSpec& spec : specs) {
      all.push_back(spec);
      all.back().group = group;
      AddEntries(&all.back());
    }
  };
  append("Data", kData);
  append("Network", kNetwork);
  append("Surface", kSurface);
  append("Training", kTraining);
  return all;
}

}  // namespace

const std::vector<ParamSpec>& Settings() {
  // Made on first use: every entry has registered itself by then.
  static const std::vector<ParamSpec> settings = MakeSettings();
  return settings;
}

}  // namespace playground
