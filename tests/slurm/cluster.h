#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace octavo::tests {

/// A program that runs until it is ended, and ends when the test does.
class Daemon {
 public:
  Daemon(const std::vector<std::string>& words, const std::filesystem::path& log);
  ~Daemon() { end(); }
  Daemon(Daemon&& other) noexcept;
  Daemon& operator=(Daemon&&) = delete;

  /// By SIGKILL.
  void end();

 private:
  pid_t process_ = -1;
};

/// A process of a job.
struct JobProcess {
  pid_t id = 0;
  std::map<std::string, std::string> environment{};
};

/// Slurm on this machine: its controller and two nodes of two processors each, in a
/// network of their own. A node is a namespace of processes: nothing of it outlives it.
class Cluster {
 public:
  /// Why there can be none here; empty: nothing.
  static std::string problem();

  /// In an empty folder, which jobs share. The test's environment leads to it.
  explicit Cluster(const std::filesystem::path& folder);
  ~Cluster();
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;

  void start_node(const std::string& name);
  /// With all that runs on it.
  void lose_node(const std::string& name);
  /// slurmd alone: what it has begun lives on.
  void lose_daemon_of(const std::string& name) const;

  /// Those that run octavo for a task of the array; `node`: there alone.
  std::vector<JobProcess> octavos_of(const std::string& task,
                                     const std::string& node = {}) const;
  /// What all the daemons have written.
  std::string logs() const;

 private:
  /// Of the cluster; empty: of any program.
  std::vector<JobProcess> processes(std::string_view program) const;

  std::filesystem::path folder_{};
  std::vector<Daemon> services_{};
  std::map<std::string, Daemon> nodes_{};
};

}  // namespace octavo::tests
