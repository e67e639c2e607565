#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/batch/shard.h"
#include "compiler/book_record.h"
#include "tests/records.h"
#include "tests/slurm/cluster.h"
#include "tests/support.h"
#include "tests/validators/command.h"

using namespace octavo;
using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

constexpr int books = 80;

/// Each keeps a processor busy for about 40 ms.
void write_archive(const fs::path& folder) {
  fs::create_directory(folder);
  for (int i = 0; i < books; ++i) {
    const std::string name = "book" + std::to_string(i);
    std::string text = "---\nlang: en\ntitle: " + name + "\n---\n\n# One\n\n";
    for (int paragraph = 0; paragraph < 200; ++paragraph) {
      text += "Paragraph " + std::to_string(paragraph) + " of " + name +
              " has enough words that lines must be broken and pages filled.\n\n";
    }
    write_file(folder / (name + ".md"), text);
  }
}

/// The outputs of a task that are there.
std::size_t outputs_of(std::uint32_t task, const fs::path& folder) {
  std::size_t there = 0;
  for (int i = 0; i < books; ++i) {
    const std::string name = "book" + std::to_string(i);
    if (batch::has({.index = task, .count = 2}, name)) {
      there += fs::exists(folder / (name + ".epub")) ? 1 : 0;
    }
  }
  return there;
}

std::size_t size_of(std::uint32_t task) {
  std::size_t size = 0;
  for (int i = 0; i < books; ++i) {
    size += batch::has({.index = task, .count = 2}, "book" + std::to_string(i)) ? 1 : 0;
  }
  return size;
}

/// Waits for an event, long enough for a machine that has much else to do.
template <class Ask>
void await(const char* what, const Cluster& cluster, const Ask& ask) {
  using namespace std::chrono_literals;
  const auto deadline = std::chrono::steady_clock::now() + 120s;
  while (!ask()) {
    if (std::chrono::steady_clock::now() > deadline) {
      FAIL(std::string("in vain: ") << what << "\n" << cluster.logs());
    }
    std::this_thread::sleep_for(10ms);
  }
}

bool says(const std::vector<std::string>& command, std::string_view words) {
  return run_command(command).output.find(words) != std::string::npos;
}

void signal_all(const std::vector<JobProcess>& processes, int signal) {
  for (const JobProcess& each : processes) {
    kill(each.id, signal);
  }
}

/// Stops a task when it has made a book; what runs it.
std::vector<JobProcess> stopped_in_the_middle(std::uint32_t task,
                                              const Cluster& cluster,
                                              const fs::path& outputs) {
  await("a task makes books", cluster, [&] { return outputs_of(task, outputs) > 0; });
  std::vector<JobProcess> running = cluster.octavos_of(std::to_string(task));
  signal_all(running, SIGSTOP);
  REQUIRE_FALSE(running.empty());
  REQUIRE(outputs_of(task, outputs) < size_of(task));
  return running;
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.insert(entry.path().filename().string());
  }
  return names;
}

/// What is in the folder of outputs is what one machine makes, and nothing else.
void check_outputs(const fs::path& outputs, const fs::path& single) {
  CHECK(names_in(outputs).size() == 2 * books);
  CHECK(names_in(outputs) == names_in(single));
  for (const std::string& name : names_in(single)) {
    CAPTURE(name);
    CHECK((read_file(outputs / name) == read_file(single / name)));
  }
}

/// With the test's octavo on the path, and the folder as the current one.
void enter(const fs::path& folder) {
  const std::string path = std::getenv("PATH");
  setenv("PATH", (fs::path(OCTAVO_PROGRAM).parent_path().string() + ":" + path).c_str(),
         1);
  fs::current_path(folder);
  const std::string page = read_file(source_folder() / "docs/batch.md");
  for (const char* name : {"books.sbatch", "submit"}) {
    write_file(folder / name, fenced_file(page, name));
  }
  write_archive("archive");
}

/// Two tasks in the midst of their work, each on a node of its own.
struct Tasks {
  std::vector<JobProcess> lost{};
  std::vector<JobProcess> orphans{};
  std::string array{};

  static std::string node_of(const std::vector<JobProcess>& processes) {
    return processes.front().environment.at("SLURMD_NODENAME");
  }
};

Tasks begun_tasks(const Cluster& cluster) {
  await("both nodes are idle", cluster, [] {
    return run_command({"sinfo", "-h", "-N", "-o", "%N %T"}).output ==
           "far idle\nnear idle\n";
  });
  REQUIRE(run_command({"sh", "submit"}).status == 0);
  Tasks tasks{.lost = stopped_in_the_middle(0, cluster, "books"),
              .orphans = stopped_in_the_middle(1, cluster, "books")};
  tasks.array = tasks.lost.front().environment.at("SLURM_ARRAY_JOB_ID");
  REQUIRE(Tasks::node_of(tasks.lost) != Tasks::node_of(tasks.orphans));
  return tasks;
}

/// One node goes with its task; of the other slurmd alone, and its task is requeued.
void lose_both_nodes(const Tasks& tasks, Cluster& cluster) {
  cluster.lose_node(Tasks::node_of(tasks.lost));
  cluster.lose_daemon_of(Tasks::node_of(tasks.orphans));
  await("the task of the lost node ends", cluster,
        [&] { return cluster.octavos_of("0").empty(); });
  const CommandResult requeued = run_command({"scontrol", "requeue", tasks.array + "_1"});
  CAPTURE(requeued.output);
  REQUIRE(requeued.status == 0);
  for (const char* task : {"_0", "_1"}) {
    await("a task is requeued", cluster, [&] {
      return says({"scontrol", "show", "job", tasks.array + task}, " Restarts=1 ");
    });
  }
  await("the lost node is missed", cluster, [&] {
    return says({"sinfo", "-h", "-n", Tasks::node_of(tasks.lost), "-o", "%T"}, "down");
  });
}

/// The lost node is there again, and makes what the orphan goes on making.
void finish_beside_orphan(const Tasks& tasks, Cluster& cluster) {
  const std::string node = Tasks::node_of(tasks.lost);
  cluster.start_node(node);
  await("the requeued task runs beside its orphan", cluster,
        [&] { return !cluster.octavos_of("1", node).empty(); });
  CHECK_FALSE(cluster.octavos_of("1", Tasks::node_of(tasks.orphans)).empty());
  signal_all(tasks.orphans, SIGCONT);
  await("the orphan ends, and tells Slurm", cluster, [&] {
    return cluster.logs().find("Was the job requeued due to node failure?") !=
           std::string::npos;
  });
  await("all tasks end", cluster, [] {
    return run_command({"squeue", "-h"}).output.empty();
  });
}

/// What was found, in a line.
std::string check_reports() {
  const auto shard = records_of("reports/0.jsonl");
  CHECK(shard.size() == size_of(0));
  for (const auto& [name, record] : shard) {
    CHECK(record.restarts == 1);
  }
  CHECK(records_of("reports/1.jsonl").size() == size_of(1));
  CHECK(names_in("reports") == std::set<std::string>{"0.jsonl", "1.jsonl"});
  const auto merged = records_of("books.jsonl");
  CHECK(merged.size() == books);
  for (const auto& [name, record] : merged) {
    CHECK(record.status == BookStatus::made);
  }
  return "SLURM_RESTART_COUNT in the report of the lost node's task: " +
         std::to_string(shard.empty() ? 0 : shard.begin()->second.restarts) +
         "; outputs: " + std::to_string(names_in("books").size()) +
         "; books in the merged report: " + std::to_string(merged.size());
}

}  // namespace

TEST_CASE("slurm: a lost node and an orphaned task leave every book once and whole") {
  if (const std::string problem = Cluster::problem(); !problem.empty()) {
    if (std::getenv("CI") != nullptr) {
      FAIL(problem);
    }
    MESSAGE("skipped: " << problem);
    return;
  }
  const TemporaryFolder temporary;
  enter(temporary.path());
  REQUIRE(run_command({"octavo", "batch", "archive", "-o", "single"}).status == 0);
  std::string found;
  {
    Cluster cluster(temporary.path());
    INFO("logs: ", cluster.logs());
    const Tasks tasks = begun_tasks(cluster);
    lose_both_nodes(tasks, cluster);
    finish_beside_orphan(tasks, cluster);
    check_outputs("books", "single");
    found = check_reports();
  }
  MESSAGE(found);
}
