#include "data/table.h"

#include <gtest/gtest.h>

#include <limits>

namespace playground {
namespace {

constexpr double kCells[] = {1, 2, 7,  //
                             3, 4, 5,  //
                             5, 6, 7};

TEST(TableTest, TheLastColumnIsTheLabel) {
  TableLayout layout;
  layout.roles = LastColumnIsTarget(3);
  Dataset data;
  ASSERT_FALSE(ReadTable(kCells, layout, &data).has_value());
  EXPECT_EQ(data.task, Task::kBinary);
  EXPECT_EQ(data.samples(), 3);
  EXPECT_EQ(data.inputs, (std::vector<double>{1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(data.targets, (std::vector<double>{1, 0, 1}));
  EXPECT_EQ(data.class_names, (std::vector<std::string>{"5", "7"}));
  EXPECT_EQ(data.feature_names, (std::vector<std::string>{"x1", "x2"}));
}

TEST(TableTest, ColumnsHaveTheRolesThatTheUserGaveThem) {
  TableLayout layout;
  layout.roles = {ColumnRole::kTarget, ColumnRole::kIgnored, ColumnRole::kInput};
  layout.classification = false;
  layout.column_names = {"a", "b", "c"};
  Dataset data;
  ASSERT_FALSE(ReadTable(kCells, layout, &data).has_value());
  EXPECT_EQ(data.task, Task::kRegression);
  EXPECT_EQ(data.classes, 0);
  EXPECT_EQ(data.outputs, 1);
  EXPECT_EQ(data.inputs, (std::vector<double>{7, 5, 7}));
  EXPECT_EQ(data.targets, (std::vector<double>{1, 3, 5}));
  EXPECT_EQ(data.feature_names, (std::vector<std::string>{"c"}));
}

TEST(TableTest, RegressionMayHaveSeveralTargets) {
  TableLayout layout;
  layout.roles = {ColumnRole::kInput, ColumnRole::kTarget, ColumnRole::kTarget};
  layout.classification = false;
  Dataset data;
  ASSERT_FALSE(ReadTable(kCells, layout, &data).has_value());
  EXPECT_EQ(data.outputs, 2);
  EXPECT_EQ(data.targets, (std::vector<double>{2, 7, 4, 5, 6, 7}));
}

TEST(TableTest, GivenClassNamesMakeLabelsIndices) {
  const double cells[] = {0.5, 2, 0.25, 0};
  TableLayout layout;
  layout.roles = LastColumnIsTarget(2);
  layout.class_names = {"red", "green", "blue"};
  Dataset data;
  ASSERT_FALSE(ReadTable(cells, layout, &data).has_value());
  EXPECT_EQ(data.task, Task::kMultiClass);
  EXPECT_EQ(data.classes, 3);
  EXPECT_EQ(data.targets, (std::vector<double>{2, 0}));
}

TEST(TableTest, WhatCannotBeUsedIsReported) {
  const auto rule = [](std::vector<double> cells, TableLayout layout) {
    Dataset data;
    data.inputs = {42};
    const auto error = ReadTable(cells, layout, &data);
    if (error) {
      EXPECT_EQ(data.inputs, std::vector<double>{42});
    }
    return error ? error->key + ": " + error->value + " " + error->message : "fine";
  };
  TableLayout two;
  two.roles = LastColumnIsTarget(2);
  EXPECT_EQ(rule({1, 0, 2, 1}, two).substr(0, 6), "fine");
  EXPECT_EQ(rule({1, 0, 2}, two), "table: 3 cells every row must have 2 cells");
  EXPECT_EQ(rule({1, 0, 2, 0}, two), "table: 1 class is too few: the target needs at least 2");
  EXPECT_EQ(rule({1, 0, std::numeric_limits<double>::quiet_NaN(), 1}, two),
            "table: nan row 2, column 1 must be a finite number");
  EXPECT_NE(rule({1, 0}, two), "fine");
  EXPECT_NE(rule({}, two), "fine");

  TableLayout no_target = two;
  no_target.roles = {ColumnRole::kInput, ColumnRole::kInput};
  EXPECT_NE(rule({1, 0, 2, 1}, no_target), "fine");
  TableLayout no_input = two;
  no_input.roles = {ColumnRole::kTarget, ColumnRole::kIgnored};
  EXPECT_NE(rule({1, 0, 2, 1}, no_input), "fine");
  TableLayout named = two;
  named.class_names = {"a", "b"};
  EXPECT_EQ(rule({1, 0, 2, 2}, named), "table: 2 must be the index of a class");
  EXPECT_EQ(rule({1, 0, 2, 0.5}, named), "table: 0.5 must be the index of a class");
  TableLayout columns = two;
  columns.column_names = {"a"};
  EXPECT_NE(rule({1, 0, 2, 1}, columns), "fine");

  std::vector<double> many;
  for (int i = 0; i < 256; ++i) many.insert(many.end(), {0, static_cast<double>(i)});
  EXPECT_EQ(rule(many, two).substr(0, 4), "fine");
  many.insert(many.end(), {0, 256});
  EXPECT_EQ(rule(many, two), "table: more than 256 classes are too many: there can be at most 256");
}

}  // namespace
}  // namespace playground
