#include "tests/slurm/cluster.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include "tests/support.h"
#include "tests/validators/command.h"

namespace octavo::tests {
namespace {

namespace fs = std::filesystem;

// Not 127.0.0.1: the C library looks up no name and no address where a machine has only
// that (getaddrinfo, AI_ADDRCONFIG).
constexpr const char* address = "10.1.0.1";
constexpr const char* host = "controller";

/// The network is empty but for a loopback, which has that address.
bool enter_own_network() {
  if (unshare(CLONE_NEWNET | CLONE_NEWUTS) != 0 ||
      sethostname(host, std::strlen(host)) != 0) {
    return false;
  }
  ifreq request{};
  std::strncpy(request.ifr_name, "lo", IFNAMSIZ - 1);
  sockaddr_in name{};
  name.sin_family = AF_INET;
  inet_pton(AF_INET, address, &name.sin_addr);
  std::memcpy(&request.ifr_addr, &name, sizeof name);
  const int door = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  bool is_up = ioctl(door, SIOCSIFADDR, &request) == 0;
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  is_up = is_up && ioctl(door, SIOCSIFFLAGS, &request) == 0;
  close(door);
  return is_up;
}

/// A node that is lost is missed after ten seconds; a task that is requeued waits until
/// the credentials of its last run have expired, for which five seconds are the least.
std::string configuration(const fs::path& folder) {
  const std::string here = folder.string();
  return "ClusterName=octavo\nSlurmctldHost=" + std::string(host) + "(" + address +
         ")\nAuthInfo=socket=" + here + "/munge/socket,cred_expire=5\n" + R"(
AuthType=auth/munge
SlurmUser=root
SlurmdUser=root
SlurmdTimeout=10
ReturnToService=2
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/builtin
SchedulerParameters=batch_sched_delay=0,sched_interval=1,builtin_interval=1
SlurmdParameters=config_overrides
PartitionName=all Nodes=ALL Default=YES
)" +
         "StateSaveLocation=" + here + "/state\nSlurmdSpoolDir=" + here +
         "/spool-%n\nSlurmctldPidFile=" + here + "/slurmctld.pid\nSlurmdPidFile=" + here +
         "/%n.pid\n" + "NodeName=near NodeHostname=near NodeAddr=" + address +
         " Port=7001 CPUs=2\n" + "NodeName=far NodeHostname=far NodeAddr=" + address +
         " Port=7002 CPUs=2\n";
}

/// A command whose processes end with it, also those that it would leave behind.
std::vector<std::string> apart(const std::vector<std::string>& command) {
  std::vector<std::string> words = {"unshare", "--pid", "--fork", "--kill-child",
                                    "--mount-proc"};
  words.insert(words.end(), command.begin(), command.end());
  return words;
}

std::map<std::string, std::string> environment_of(const fs::path& process) {
  std::map<std::string, std::string> environment;
  const std::string text = read_file(process / "environ");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\0', at), text.size());
    const std::size_t equals = std::min(text.find('=', at), end);
    environment.emplace(text.substr(at, equals - at),
                        text.substr(std::min(equals + 1, end), end - equals - 1));
    at = end + 1;
  }
  return environment;
}

}  // namespace

Daemon::Daemon(const std::vector<std::string>& words, const fs::path& log)
    : process_(fork()) {
  if (process_ != 0) {
    return;
  }
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int file = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  dup2(file, STDOUT_FILENO);
  dup2(file, STDERR_FILENO);
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (const std::string& word : words) {
    pointers.push_back(const_cast<char*>(word.c_str()));
  }
  pointers.push_back(nullptr);
  execvp(pointers.front(), pointers.data());
  _exit(127);
}

Daemon::Daemon(Daemon&& other) noexcept : process_(std::exchange(other.process_, -1)) {}

void Daemon::end() {
  if (process_ > 0) {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  process_ = -1;
}

std::string Cluster::problem() {
  // Where Debian has daemons, which is not on everybody's path.
  const char* path = std::getenv("PATH");
  setenv("PATH", ((path == nullptr ? "" : path) + std::string(":/usr/sbin")).c_str(), 1);
  for (const char* program : {"munged", "slurmctld", "slurmd", "sbatch"}) {
    if (run_command({"sh", "-c", "command -v \"$0\"", program}).status != 0) {
      return "there is no " + std::string(program) + ": install slurm-wlm and munge";
    }
  }
  const CommandResult tried = run_command(apart({"unshare", "--net", "--uts", "true"}));
  return tried.status == 0 ? "" : "namespaces are forbidden: " + tried.output;
}

Cluster::Cluster(const fs::path& folder) : folder_(folder) {
  if (!enter_own_network()) {
    write_file(folder / "network.log", "there is no network of the test's own\n");
  }
  const fs::path munge = folder / "munge";
  for (const char* name : {"munge", "state"}) {
    fs::create_directory(folder / name);
  }
  // munged refuses what others could not reach or could write.
  fs::permissions(folder, fs::perms(0755));
  fs::permissions(munge, fs::perms(0755));
  write_file(munge / "key",
             "a key of 32 bytes or more, which is not a secret of anybody");
  fs::permissions(munge / "key", fs::perms(0400));
  write_file(folder / "slurm.conf", configuration(folder));
  setenv("SLURM_CONF", (folder / "slurm.conf").c_str(), 1);
  const auto option = [&](const char* name, const char* file) {
    return "--" + std::string(name) + "=" + (munge / file).string();
  };
  services_.emplace_back(
      std::vector<std::string>{"munged", "--foreground", option("socket", "socket"),
                               option("key-file", "key"), option("log-file", "log"),
                               option("pid-file", "pid"), option("seed-file", "seed")},
      folder / "munged.log");
  services_.emplace_back(apart({"slurmctld", "-D"}), folder / "slurmctld.log");
  start_node("near");
  start_node("far");
}

Cluster::~Cluster() {
  nodes_.clear();
  services_.clear();
  // The system ends what is in a namespace a little after its first process.
  for (int i = 0; i < 1000 && !processes({}).empty(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

void Cluster::start_node(const std::string& name) {
  // The first process of the node stays when slurmd goes.
  nodes_.emplace(
      name,
      Daemon(apart({"sh", "-c", "slurmd -D -N " + name + " & wait; sleep infinity"}),
             folder_ / (name + ".log")));
}

void Cluster::lose_node(const std::string& name) {
  nodes_.erase(name);
}

void Cluster::lose_daemon_of(const std::string& name) const {
  for (const JobProcess& each : processes("slurmd")) {
    const std::string words =
        read_file(fs::path("/proc") / std::to_string(each.id) / "cmdline");
    if (words.find("-N" + std::string(1, '\0') + name) != std::string::npos) {
      kill(each.id, SIGKILL);
    }
  }
}

std::vector<JobProcess> Cluster::octavos_of(const std::string& task,
                                            const std::string& node) const {
  std::vector<JobProcess> found = processes("octavo");
  std::erase_if(found, [&](JobProcess& each) {
    return each.environment["SLURM_ARRAY_TASK_ID"] != task ||
           (!node.empty() && each.environment["SLURMD_NODENAME"] != node);
  });
  return found;
}

std::vector<JobProcess> Cluster::processes(std::string_view program) const {
  std::vector<JobProcess> found;
  const std::string configured = (folder_ / "slurm.conf").string();
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename().string();
    JobProcess process;
    std::from_chars(name.data(), name.data() + name.size(), process.id);
    const bool is_named = program.empty() ||
                          read_file(entry.path() / "comm") == std::string(program) + "\n";
    if (process.id > 0 && process.id != getpid() && is_named) {
      process.environment = environment_of(entry.path());
      if (process.environment["SLURM_CONF"] == configured) {
        found.push_back(std::move(process));
      }
    }
  }
  return found;
}

std::string Cluster::logs() const {
  std::string all;
  for (const auto& entry : fs::directory_iterator(folder_)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".log" || extension == ".out") {
      all += "== " + entry.path().filename().string() + "\n" + read_file(entry.path());
    }
  }
  return all + "== squeue\n" + run_command({"squeue"}).output + "== sinfo\n" +
         run_command({"sinfo"}).output;
}

}  // namespace octavo::tests
