#pragma once

#include <csignal>
#include <string_view>

#include "compiler/files.h"

/// What the files that write the disk share.
namespace octavo {

/// Holds back the signals by which people and closed pipes end a program, so that
/// temporary files can be removed before they take effect. No handler, no global: they
/// stay pending.
class HeldSignals {
 public:
  HeldSignals();
  ~HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  bool one_is_pending() const;
  /// For what may wait without end, such as a FIFO that nobody reads. The signal of a
  /// closed pipe is held on: the write says so itself.
  void let_through() const;
  void hold_again() const;

 private:
  sigset_t held_{};
  sigset_t before_{};
};

/// What an `errno` of writing or renaming means.
FileError error_of_write(int code);

/// Writes the whole of `bytes` to a descriptor; gives up when a held signal is pending.
FileError write_all(int file, std::string_view bytes, const HeldSignals& signals);

}  // namespace octavo
