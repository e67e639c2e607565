#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/recorded_diagnostic.h"
#include "compiler/report.h"
#include "compiler/source.h"

namespace octavo::cli {

enum class MessageForm : unsigned char { text, json };
/// Under `errors_only` warnings are not printed.
enum class Loudness : unsigned char { all, errors_only };

/// Prints diagnostics on standard error, in colours where that is a terminal and NO_COLOR
/// is not set. As text what can be told as one is, and there are no more than a few of
/// one code, and how many more there are.
class Messages {
 public:
  Messages(MessageForm form, Loudness loudness);
  /// Keeps all diagnostics in a record instead of printing them.
  explicit Messages(std::vector<RecordedDiagnostic>& record);

  void print(const std::vector<RecordedDiagnostic>& diagnostics);
  void print(const Diagnostics& diagnostics, const Sources& sources = {});
  /// One error of the command line or of the system.
  void error(std::string_view code, std::string message, std::vector<Hint> hints = {});

 private:
  void print_text(const std::vector<const RecordedDiagnostic*>& diagnostics) const;

  MessageForm form_ = MessageForm::text;
  Loudness loudness_ = Loudness::all;
  ReportColors colors_ = ReportColors::none;
  std::vector<RecordedDiagnostic>* record_ = nullptr;
};

}  // namespace octavo::cli
