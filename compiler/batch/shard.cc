#include "compiler/batch/shard.h"

#include <charconv>

#include "compiler/batch/stable_hash.h"

namespace octavo::batch {
namespace {

/// An engine that divides work over machines, and what it tells each of them.
struct Engine {
  std::string_view name{};
  std::string_view index{};
  std::string_view count{};
  /// The name of the number that the first of them has, or what it is.
  std::string_view first_name{};
  std::uint32_t first = 0;
  /// The name of the distance between two numbers.
  std::string_view step_name{};
};

// The first of which all is said is it. Kubernetes and GitHub do not say how many there
// are by themselves.
constexpr Engine engines[] = {
    {.name = "octavo's own",
     .index = "OCTAVO_SHARD_INDEX",
     .count = "OCTAVO_SHARD_COUNT"},
    {.name = "Slurm",
     .index = "SLURM_ARRAY_TASK_ID",
     .count = "SLURM_ARRAY_TASK_COUNT",
     .first_name = "SLURM_ARRAY_TASK_MIN",
     .step_name = "SLURM_ARRAY_TASK_STEP"},
    {.name = "Kubernetes",
     .index = "JOB_COMPLETION_INDEX",
     .count = "OCTAVO_SHARD_COUNT"},
    {.name = "AWS Batch",
     .index = "AWS_BATCH_JOB_ARRAY_INDEX",
     .count = "AWS_BATCH_JOB_ARRAY_SIZE"},
    {.name = "GitLab", .index = "CI_NODE_INDEX", .count = "CI_NODE_TOTAL", .first = 1},
    {.name = "Buildkite",
     .index = "BUILDKITE_PARALLEL_JOB",
     .count = "BUILDKITE_PARALLEL_JOB_COUNT"},
    {.name = "CircleCI", .index = "CIRCLE_NODE_INDEX", .count = "CIRCLE_NODE_TOTAL"},
};

std::optional<std::uint32_t> number_of(std::string_view text) {
  std::uint32_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end && !text.empty() ? std::optional(number)
                                                              : std::nullopt;
}

ShardReading checked(std::optional<std::uint32_t> index,
                     std::optional<std::uint32_t> count,
                     const std::string& said) {
  if (!index || !count || *index >= *count) {
    return {.problem = said + " is no part of a whole",
            .hint = "--shard is a number and how many there are, as in 2/8, or auto"};
  }
  return {.shard = {.index = *index, .count = *count}};
}

std::optional<std::uint32_t> less(std::optional<std::uint32_t> number,
                                  std::optional<std::uint32_t> first) {
  return number && first && *number >= *first ? std::optional(*number - *first)
                                              : std::nullopt;
}

ShardReading read_engine(const Engine& engine,
                         const std::string& index,
                         const std::string& count,
                         const Environment& environment) {
  const auto named = [&](std::string_view name, std::uint32_t otherwise) {
    const auto said = name.empty() ? std::nullopt : environment(name);
    return said ? number_of(*said) : std::optional(otherwise);
  };
  auto place = less(number_of(index), named(engine.first_name, engine.first));
  const auto step = named(engine.step_name, 1);
  if (place && (!step || *step == 0 || *place % *step != 0)) {
    place.reset();
  } else if (place) {
    *place /= *step;
  }
  return checked(place, number_of(count),
                 std::string(engine.index) + "=" + index + " with " +
                     std::string(engine.count) + "=" + count);
}

ShardReading read_environment(const Environment& environment) {
  for (const Engine& engine : engines) {
    const auto index = environment(engine.index);
    const auto count = environment(engine.count);
    if (index && count) {
      return read_engine(engine, *index, *count, environment);
    }
  }
  return {.problem = "no engine says which shard this is",
          .hint =
              "set OCTAVO_SHARD_INDEX (from 0) and OCTAVO_SHARD_COUNT, or write "
              "--shard 2/8"};
}

}  // namespace

ShardReading read_shard(std::string_view text, const Environment& environment) {
  if (text == "auto") {
    return read_environment(environment);
  }
  const std::size_t slash = text.find('/');
  const std::string_view count =
      slash == std::string_view::npos ? std::string_view() : text.substr(slash + 1);
  return checked(less(number_of(text.substr(0, slash)), 1), number_of(count),
                 "`" + std::string(text) + "`");
}

unsigned read_restarts(const Environment& environment) {
  const auto said = environment("SLURM_RESTART_COUNT");
  return said ? number_of(*said).value_or(0) : 0;
}

bool has(const Shard& shard, std::string_view name) {
  // With its upper half mixed in: what a small count divides by depends on all of it.
  std::uint64_t hash = stable_hash(name);
  hash ^= hash >> 32U;
  return hash % shard.count == shard.index;
}

}  // namespace octavo::batch
