#include "compiler/batch/workers.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <new>
#include <optional>
#include <poll.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "compiler/descriptor.h"

namespace octavo::batch {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds most_wait{100};
/// Where memory is limited: in less a book may take some tens of megabytes more.
constexpr std::chrono::milliseconds most_wait_beside_memory{10};

/// Stands before what a work gave.
struct Head {
  Ending ending = Ending::done;
  std::uint64_t size = 0;
};

bool send(int pipe, const void* data, std::size_t size) {
  const char* bytes = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t written = write(pipe, bytes, size);
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return false;
    }
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

bool receive(int pipe, void* data, std::size_t size) {
  char* bytes = static_cast<char*>(data);
  while (size > 0) {
    const ssize_t got = read(pipe, bytes, size);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0) {
      return false;
    }
    bytes += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

struct Memory {
  /// All that is mapped, used or not.
  std::uint64_t mapped = 0;
  /// What is the process's own.
  std::uint64_t own = 0;
};

/// proc_pid_statm(5). Nothing of a process that has ended.
Memory memory_of(const std::string& process) {
  const auto page = static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  std::uint64_t mapped = 0;
  std::uint64_t resident = 0;
  std::uint64_t shared = 0;
  std::ifstream("/proc/" + process + "/statm") >> mapped >> resident >> shared;
  return {.mapped = mapped * page, .own = (resident - std::min(resident, shared)) * page};
}

/// The end of a process that grows too fast to be seen growing. Far from the limit
/// itself: a library that is refused memory may do without, and a book lack its letters.
void limit_memory(std::uint64_t bytes) {
  if (bytes == 0) {
    return;
  }
  constexpr std::uint64_t beyond = 1'000'000'000;
  const std::uint64_t most = memory_of("self").mapped + 2 * bytes + beyond;
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) == 0 && most < limit.rlim_max) {
    limit.rlim_cur = most;
    setrlimit(RLIMIT_AS, &limit);
  }
}

std::pair<Ending, std::string> try_work(const Works& works, std::size_t index) {
  try {
    return {Ending::done, works.work(index)};
  } catch (const std::bad_alloc&) {
    return {Ending::out_of_memory, {}};
  } catch (const std::exception& error) {
    return {Ending::crashed, error.what()};
  } catch (...) {
    return {Ending::crashed, "an exception that says nothing"};
  }
}

/// What a process of works does: one after the other, until it is told of no other.
[[noreturn]] void serve(const Works& works, int orders, int results) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // An interrupt on the terminal is for octavo, which tells its processes.
  setpgid(0, 0);
  std::signal(SIGPIPE, SIG_IGN);
  limit_memory(works.limits.bytes);
  std::size_t index = 0;
  while (receive(orders, &index, sizeof index)) {
    const auto [ending, bytes] = try_work(works, index);
    const Head head{.ending = ending, .size = bytes.size()};
    if (!send(results, &head, sizeof head) ||
        !send(results, bytes.data(), bytes.size()) || ending != Ending::done) {
      break;
    }
  }
  // Nothing of octavo's is closed or written twice.
  _exit(0);
}

std::string ending_of(int status) {
  if (WIFSIGNALED(status)) {
    const char* name = sigdescr_np(WTERMSIG(status));
    return "its process was ended by signal " + std::to_string(WTERMSIG(status)) +
           (name == nullptr ? std::string() : " (" + std::string(name) + ")");
  }
  return "its process ended with status " + std::to_string(WEXITSTATUS(status));
}

/// A process of works, and the one that it does.
struct Worker {
  pid_t process = -1;
  Descriptor orders{};
  Descriptor results{};
  std::optional<std::size_t> index{};
  Clock::time_point begun{};
  /// What it held when it began.
  std::uint64_t held = 0;
};

class Pool {
 public:
  explicit Pool(const Works& works)
      : works_(works), workers_(std::min<std::size_t>(works.jobs, works.count)) {}

  ~Pool() {
    for (Worker& worker : workers_) {
      end(worker);
    }
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  void run() {
    for (Advice advice = Advice::go_on; advice != Advice::stop;) {
      if (advice == Advice::go_on) {
        begin_works();
      }
      if (!is_busy()) {
        break;
      }
      await_results();
      end_those_out_of_time();
      end_those_out_of_memory();
      advice = std::max(advice, works_.advise());
    }
    abandon_others();
  }

 private:
  bool is_busy() const {
    return std::ranges::any_of(
        workers_, [](const Worker& worker) { return worker.index.has_value(); });
  }

  void begin_works() {
    for (Worker& worker : workers_) {
      if (!worker.index && next_ < works_.count) {
        order(worker, next_++);
      }
    }
  }

  void order(Worker& worker, std::size_t index) {
    if (worker.process < 0) {
      begin(worker);
    }
    worker.index = index;
    worker.begun = Clock::now();
    // A process that has just been killed from outside takes no orders: it is seen by its
    // results.
    send(worker.orders.number(), &index, sizeof index);
  }

  void begin(Worker& worker) {
    std::array<int, 2> orders{};
    std::array<int, 2> results{};
    if (pipe2(orders.data(), O_CLOEXEC) != 0) {
      throw std::bad_alloc();
    }
    Descriptor order_reading(orders[0]);
    worker.orders = Descriptor(orders[1]);
    if (pipe2(results.data(), O_CLOEXEC) != 0) {
      throw std::bad_alloc();
    }
    worker.results = Descriptor(results[0]);
    Descriptor result_writing(results[1]);
    worker.process = fork();
    if (worker.process == 0) {
      leave_to_octavo(worker);
      serve(works_, order_reading.number(), result_writing.number());
    }
    if (worker.process < 0) {
      throw std::bad_alloc();
    }
    worker.held = memory_of("self").own;
  }

  /// The ends of all pipes that are not the process's own: a pipe ends when nobody has
  /// it.
  void leave_to_octavo(Worker& own) {
    for (Worker& worker : workers_) {
      worker.orders = Descriptor();
      worker.results = Descriptor();
    }
    own.index.reset();
  }

  void await_results() {
    std::vector<pollfd> waiting;
    std::vector<Worker*> busy;
    for (Worker& worker : workers_) {
      if (worker.index) {
        waiting.push_back({.fd = worker.results.number(), .events = POLLIN});
        busy.push_back(&worker);
      }
    }
    const auto wait = works_.limits.bytes > 0 ? most_wait_beside_memory : most_wait;
    poll(waiting.data(), waiting.size(), static_cast<int>(wait.count()));
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i].revents != 0) {
        take_result(*busy[i]);
      }
    }
  }

  void take_result(Worker& worker) {
    Head head;
    std::string bytes;
    if (receive(worker.results.number(), &head, sizeof head)) {
      bytes.resize(head.size);
      if (receive(worker.results.number(), bytes.data(), bytes.size())) {
        take(worker, head.ending, std::move(bytes));
        if (head.ending != Ending::done) {
          end(worker);
        }
        return;
      }
    }
    const int status = end(worker);
    take(worker, Ending::crashed, ending_of(status));
  }

  void end_those_out_of_time() {
    const std::chrono::seconds most(works_.limits.seconds);
    for (Worker& worker : workers_) {
      if (worker.index && most.count() > 0 && Clock::now() - worker.begun > most) {
        end(worker);
        take(worker, Ending::out_of_time, {});
      }
    }
  }

  void end_those_out_of_memory() {
    for (Worker& worker : workers_) {
      if (worker.index && works_.limits.bytes > 0 &&
          memory_of(std::to_string(worker.process)).own >
              worker.held + works_.limits.bytes) {
        end(worker);
        take(worker, Ending::out_of_memory, {});
      }
    }
  }

  void take(Worker& worker, Ending ending, std::string bytes) {
    const std::chrono::duration<double> time = Clock::now() - worker.begun;
    const std::size_t index = worker.index.value_or(0);
    worker.index.reset();
    works_.take(index,
                {.ending = ending, .bytes = std::move(bytes), .seconds = time.count()});
  }

  /// Ends a process, with all that it has begun, and tells how it ended.
  static int end(Worker& worker) {
    int status = 0;
    if (worker.process > 0) {
      kill(-worker.process, SIGKILL);
      kill(worker.process, SIGKILL);
      while (waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {
      }
    }
    worker.process = -1;
    worker.orders = Descriptor();
    worker.results = Descriptor();
    return status;
  }

  void abandon_others() {
    for (Worker& worker : workers_) {
      if (worker.index) {
        end(worker);
        take(worker, Ending::abandoned, {});
      }
    }
    while (next_ < works_.count) {
      works_.take(next_++, {});
    }
  }

  const Works& works_;
  std::vector<Worker> workers_;
  std::size_t next_ = 0;
};

}  // namespace

void do_works(const Works& works) {
  Pool(works).run();
}

}  // namespace octavo::batch
