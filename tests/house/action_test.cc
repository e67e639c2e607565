#include <filesystem>
#include <map>
#include <regex>
#include <string>

#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include "tests/support.h"
#include "tests/validators/command.h"

using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

/// A job of GitHub's that uses the action, without GitHub: the steps are run as its
/// runner does, by the shell that they name, with the variables that it sets.
class Job {
 public:
  Job() : action_(YAML::LoadFile((source_folder() / "action.yml").string())) {
    for (const char* name : {"workspace/articles", "temp", "tools", "action"}) {
      fs::create_directories(folder_.path() / name);
    }
    write_file(workspace() / "articles/good.md",
               "---\ntitle: A\nlang: en\n---\n\nWords.\n");
    write_file(workspace() / "articles/loose.md",
               "---\ntitle: B\nlang: en\n---\n\nSee [this](#nowhere).\n");
  }

  fs::path workspace() const { return folder_.path() / "workspace"; }
  std::string said(const std::string& file) const {
    return fs::exists(folder_.path() / file) ? read_file(folder_.path() / file) : "";
  }

  /// A program that is found before the machine's own.
  void tool(const std::string& path, const std::string& body) {
    write_file(folder_.path() / path, "#!/bin/sh\n" + body + "\n");
    fs::permissions(folder_.path() / path, fs::perms::owner_all);
  }
  void take_built_octavo() {
    fs::create_symlink(OCTAVO_PROGRAM, folder_.path() / "tools/octavo");
  }

  CommandResult run_step(std::size_t index, std::map<std::string, std::string> inputs) {
    const YAML::Node step = action_["runs"]["steps"][index];
    REQUIRE(step["shell"].as<std::string>() == "sh -e {0}");
    const std::string script = (folder_.path() / "step.sh").string();
    write_file(script, step["run"].as<std::string>());
    std::vector<std::string> words = {"env", "-C", workspace().string()};
    const std::string root = folder_.path().string();
    for (const std::string& variable :
         {"PATH=" + root + "/tools:/usr/bin:/bin", "RUNNER_TEMP=" + root + "/temp",
          "GITHUB_ACTION_PATH=" + root + "/action", "GITHUB_PATH=" + root + "/path",
          "GITHUB_OUTPUT=" + root + "/output", "GITHUB_STEP_SUMMARY=" + root + "/summary",
          std::string("GITHUB_SERVER_URL=https://github.example")}) {
      words.push_back(variable);
    }
    for (const auto& each : step["env"]) {
      words.push_back(each.first.as<std::string>() + "=" +
                      value_of(each.second.as<std::string>(), inputs));
    }
    words.insert(words.end(), {"sh", "-e", script});
    return run_command(words);
  }

 private:
  /// What GitHub puts in for an expression.
  std::string value_of(const std::string& expression,
                       const std::map<std::string, std::string>& inputs) const {
    std::smatch match;
    if (expression == "${{ github.action_repository }}") {
      return "octavo/octavo";
    }
    REQUIRE(std::regex_match(expression, match,
                             std::regex(R"(\$\{\{ inputs\.([a-z]+) \}\})")));
    const auto given = inputs.find(match[1]);
    REQUIRE(action_["inputs"][match[1].str()]);
    return given != inputs.end()
               ? given->second
               : action_["inputs"][match[1].str()]["default"].as<std::string>("");
  }

  TemporaryFolder folder_{};
  YAML::Node action_;
};

bool text_holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("action: it has what GitHub asks of a composite action, and no input is run") {
  const YAML::Node action = YAML::LoadFile((source_folder() / "action.yml").string());
  CHECK(!action["name"].as<std::string>().empty());
  CHECK(!action["description"].as<std::string>().empty());
  CHECK(action["runs"]["using"].as<std::string>() == "composite");
  for (const auto& input : action["inputs"]) {
    CHECK(!input.second["description"].as<std::string>().empty());
  }
  for (const auto& step : action["runs"]["steps"]) {
    CHECK_FALSE(text_holds(step["run"].as<std::string>(), "${{"));
  }
  for (const auto& output : action["outputs"]) {
    CHECK(output.second["value"].as<std::string>() ==
          "${{ steps.run.outputs." + output.first.as<std::string>() + " }}");
  }
}

TEST_CASE(
    "action: books are made, findings are annotations, and the summary has the run") {
  Job job;
  job.take_built_octavo();
  const CommandResult run = job.run_step(1, {{"arguments", "articles -o books"}});
  CAPTURE(run.output);
  CHECK(run.status == 0);
  CHECK(fs::exists(job.workspace() / "books/good.epub"));
  CHECK(fs::exists(job.workspace() / "books/loose.pdf"));
  CHECK(text_holds(run.output, "\n::warning file=articles/loose.md,line=6,"));
  CHECK(text_holds(job.said("summary"), "### octavo batch\n\noctavo: 2 books made"));
  CHECK(text_holds(job.said("summary"), "unresolved-link"));
  CHECK(text_holds(job.said("output"), "status=0\n"));
  CHECK(text_holds(job.said("temp/octavo.jsonl"), R"("name":"loose")"));
  CHECK(text_holds(job.said("output"), "temp/octavo.jsonl\n"));
}

TEST_CASE("action: a run that fails fails the step, after all has been said") {
  Job job;
  job.take_built_octavo();
  write_file(job.workspace() / "articles/empty.md", "");
  const CommandResult run = job.run_step(1, {{"arguments", "articles -o books"}});
  CHECK(run.status == 1);
  CHECK(text_holds(run.output, "::error file=articles/empty.md"));
  CHECK(text_holds(job.said("output"), "status=1\n"));
  CHECK(text_holds(job.said("summary"), "1 failed"));
}

TEST_CASE(
    "action: arguments may be a line each, and no word of them is run or expanded") {
  Job job;
  job.take_built_octavo();
  const std::string arguments =
      "articles/good.md\n--title\nA $(touch run) `touch run` * title\n";
  const CommandResult run =
      job.run_step(1, {{"command", "build"}, {"arguments", arguments}});
  CAPTURE(run.output);
  CHECK(run.status == 0);
  CHECK(fs::exists(job.workspace() / "good.pdf"));
  CHECK_FALSE(fs::exists(job.workspace() / "run"));
  CHECK(job.said("temp/octavo.jsonl").empty());
}

TEST_CASE("action: octavo is what is there, a release's tarball, or built by bootstrap") {
  SUBCASE("there") {
    Job job;
    job.take_built_octavo();
    CHECK(job.run_step(0, {}).status == 0);
    CHECK(job.said("path").empty());
  }
  SUBCASE("a release") {
    Job job;
    // Its file is what cpack makes.
    job.tool("tools/curl",
             "for word; do case $word in *.tar.gz) last=$word ;; esac; done\n"
             "[ \"$last\" = https://github.example/octavo/octavo/releases/download/"
             "v" OCTAVO_VERSION "/octavo-" OCTAVO_VERSION
             "-Linux-$(uname -m).tar.gz ] || exit 22\n"
             "mkdir -p octavo-1/bin\n"
             "touch octavo-1/bin/octavo\n"
             "tar -czf \"$RUNNER_TEMP/octavo.tar.gz\" octavo-1");
    const CommandResult got = job.run_step(0, {{"version", "v" OCTAVO_VERSION}});
    CAPTURE(got.output);
    CHECK(got.status == 0);
    CHECK(text_holds(job.said("path"), "/temp/octavo/bin\n"));
    CHECK(fs::exists(job.workspace() / "../temp/octavo/bin/octavo"));
  }
  SUBCASE("built") {
    Job job;
    job.tool("action/bootstrap", "echo bootstrap \"$@\"");
    const CommandResult got = job.run_step(0, {});
    CHECK(got.output == "bootstrap --version\n");
    CHECK(text_holds(job.said("path"), "/action/build/release\n"));
  }
}

TEST_CASE("hook: pre-commit has octavo check each manuscript of a commit by itself") {
  const YAML::Node hooks =
      YAML::LoadFile((source_folder() / ".pre-commit-hooks.yaml").string());
  const YAML::Node hook = hooks[0];
  CHECK(hook["id"].as<std::string>() == "octavo-check");
  CHECK(hook["language"].as<std::string>() == "system");
  const std::regex files(hook["files"].as<std::string>());
  CHECK(std::regex_search("docs/a.md", files));
  CHECK_FALSE(std::regex_search("docs/a.mdx", files));
  Job job;
  job.take_built_octavo();
  write_file(job.workspace() / "bad name.md", "");
  const auto commit = [&](const std::string& words) {
    // It divides the entry into words as a shell does, and puts the files behind them.
    return run_command(
        {"env", "-C", job.workspace().string(),
         "PATH=" + (job.workspace() / "../tools").string() + ":/usr/bin:/bin", "sh", "-c",
         hook["entry"].as<std::string>() + " " + words});
  };
  CHECK(commit("articles/good.md articles/loose.md").status == 0);
  CHECK(commit("--strict articles/good.md").status == 0);
  CHECK(commit("--strict articles/loose.md articles/good.md").status == 1);
  const CommandResult failed = commit("'bad name.md' articles/good.md");
  CHECK(failed.status == 1);
  CHECK(text_holds(failed.output, "bad name.md"));
}

TEST_CASE("hook: the files of one book are checked together, as they are listed") {
  const YAML::Node hook =
      YAML::LoadFile((source_folder() / ".pre-commit-hooks.yaml").string())[1];
  CHECK(hook["entry"].as<std::string>() == "octavo check");
  CHECK_FALSE(hook["pass_filenames"].as<bool>());
}

TEST_CASE("container: its first stage makes the package as bootstrap does") {
  const std::string file = read_file(source_folder() / "Containerfile");
  CHECK(text_holds(file, "\nRUN ./bootstrap package\n"));
  CHECK(text_holds(file,
                   "\nCOPY --from=build /octavo/build/release/packages/octavo_*.deb "));
  CHECK(text_holds(read_file(source_folder() / ".dockerignore"), "/build/"));
}
