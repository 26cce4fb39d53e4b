// SPDX-License-Identifier: Apache-2.0
// The forms of a comparison: a table of counts, the differences as text and as JSON.
#include <algorithm>
#include <array>
#include <utility>

#include "answer/compare.h"
#include "answer/plain_text.h"
#include "value/json.h"

namespace duikou::answer {
namespace {

using claim::Claim;
using Counts = std::map<std::string, ComparedKind>;

constexpr std::size_t quote_columns = 160;

constexpr std::string_view red = "\x1b[31m";
constexpr std::string_view green = "\x1b[32m";
constexpr std::string_view yellow = "\x1b[33m";
constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view plain = "\x1b[0m";

// In the order of the kinds; kinds of other versions come last.
std::vector<std::pair<std::string, ComparedKind>> ordered(const Counts& counts,
                                                          const claim::Kinds& kinds) {
  std::vector<std::pair<std::string, ComparedKind>> out;
  for (const claim::Kind& kind : kinds.all()) {
    const auto found = counts.find(kind.name);
    if (found != counts.end()) out.push_back(*found);
  }
  for (const auto& one : counts) {
    if (kinds.find(one.first) == nullptr) out.push_back(one);
  }
  return out;
}

std::string right(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

std::string row_of(const std::string& name, const std::array<std::string, 4>& cells) {
  std::string out = name;
  out.resize(std::max<std::size_t>(out.size(), 12), ' ');
  for (const std::string& cell : cells) out += right(cell, 10);
  return out + "\n";
}

std::string row_of(const std::string& name, const ComparedKind& of) {
  return row_of(name, {std::to_string(of.only_old), std::to_string(of.only_new),
                       std::to_string(of.changed), std::to_string(of.same)});
}

class Writing {
 public:
  explicit Writing(bool colour) : colour_(colour) {}

  void report(const claim::Source& source) {
    std::string line = source.id;
    for (const std::string* part : {&source.publisher, &source.published, &source.title}) {
      if (!part->empty()) line += ", " + *part;
    }
    out_ += "\n" + dressed(bold, line) + "\n";
  }

  void difference(const Difference& one) {
    switch (one.what) {
      case Difference::What::only_old:
        return whole(dressed(red, "-"), one.old_claim);
      case Difference::What::only_new:
        return whole(dressed(green, "+"), one.new_claim);
      case Difference::What::changed:
        return changed(one);
    }
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  [[nodiscard]] std::string dressed(std::string_view style, std::string_view text) const {
    std::string shown = visible(text);
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    return colour_ ? std::string(style) + shown + std::string(plain) : shown;
  }

  void quote(const Claim& claim) {
    if (claim.evidence.empty()) return;
    std::string text = visible(claim.evidence.front().quote);
    std::replace(text.begin(), text.end(), '\n', ' ');
    out_ += "      \"" + cut_to(text, quote_columns) + "\"\n";
  }

  void whole(const std::string& sign, const Claim& claim) {
    out_ += "  " + sign + " " + claim.kind + " " + claim.id + "\n";
    for (const claim::Role& role : claim.roles) {
      out_ += "      " + role.name + ":";
      for (const claim::Value& value : role.values) out_ += " " + dressed("", value.value);
      out_ += "\n";
    }
    if (claim.modality != claim::Modality::reported) {
      out_ += "      modality: " + std::string(claim::name(claim.modality)) + "\n";
    }
    quote(claim);
  }

  void changed(const Difference& one) {
    out_ += "  " + dressed(yellow, "~") + " " + one.old_claim.kind + " " + one.old_claim.id +
            " -> " + one.new_claim.id + "\n";
    for (const RoleChange& change : one.changes) {
      out_ += "      " + change.role + ":";
      for (const std::string& value : change.went) {
        out_ += " " + dressed(red, "- " + cut_to(value, quote_columns));
      }
      for (const std::string& value : change.came) {
        out_ += " " + dressed(green, "+ " + cut_to(value, quote_columns));
      }
      out_ += "\n";
    }
    quote(one.new_claim);
  }

  bool colour_;
  std::string out_;
};

void write_texts(JsonWriter& json, const char* key, const std::vector<std::string>& texts) {
  json.key(key).open('[');
  for (const std::string& text : texts) json.text(text);
  json.close(']');
}

void write_claim(JsonWriter& json, const char* key, const Claim& claim) {
  std::string itself;
  claim::append_json(itself, claim);
  json.key(key).raw(itself);
}

std::string_view name(Difference::What what) {
  constexpr std::string_view names[] = {"only-old", "only-new", "changed"};
  return names[static_cast<std::size_t>(what)];
}

}  // namespace

std::string counts_text(const Counts& counts, const claim::Kinds& kinds) {
  ComparedKind all;
  std::string out = row_of("", {"only old", "only new", "changed", "same"});
  for (const auto& [kind, of] : ordered(counts, kinds)) {
    out += row_of(kind, of);
    all.only_old += of.only_old;
    all.only_new += of.only_new;
    all.changed += of.changed;
    all.same += of.same;
    all.other_rules += of.other_rules;
  }
  out += row_of("all", all);
  if (all.other_rules > 0) {
    out += std::to_string(all.other_rules) + " of the same are made by other rules\n";
  }
  return out;
}

std::string counts_json(const Counts& counts, const claim::Kinds& kinds) {
  std::string out;
  for (const auto& [kind, of] : ordered(counts, kinds)) {
    JsonWriter json(out);
    const auto number = [&](const char* key, std::size_t value) {
      json.key(key).number(static_cast<std::int64_t>(value));
    };
    json.open('{').key("what").text("counts").key("kind").text(kind);
    number("only_old", of.only_old), number("only_new", of.only_new);
    number("changed", of.changed), number("same", of.same);
    number("other_rules", of.other_rules);
    json.close('}');
    out += '\n';
  }
  return out;
}

std::string differences_text(const std::vector<Difference>& differences, bool colour) {
  Writing writing(colour);
  if (!differences.empty()) {
    const Difference& first = differences.front();
    writing.report(first.new_claim.id.empty() ? first.old_claim.source : first.new_claim.source);
  }
  for (const Difference& one : differences) writing.difference(one);
  return writing.take();
}

std::string differences_json(const std::vector<Difference>& differences) {
  std::string out;
  for (const Difference& one : differences) {
    JsonWriter json(out);
    json.open('{').key("what").text(name(one.what));
    if (!one.old_claim.id.empty()) write_claim(json, "old", one.old_claim);
    if (!one.new_claim.id.empty()) write_claim(json, "new", one.new_claim);
    if (one.what == Difference::What::changed) {
      json.key("changes").open('[');
      for (const RoleChange& change : one.changes) {
        json.open('{').key("role").text(change.role);
        write_texts(json, "went", change.went);
        write_texts(json, "came", change.came);
        json.close('}');
      }
      json.close(']');
    }
    json.close('}');
    out += '\n';
  }
  return out;
}

}  // namespace duikou::answer
