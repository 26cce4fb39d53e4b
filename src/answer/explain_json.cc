// SPDX-License-Identifier: Apache-2.0
// An explanation as JSON.
#include "answer/explain_form.h"
#include "value/json.h"

namespace duikou::answer {
namespace {

void write_members(JsonWriter& json, const Words& words) {
  json.key("start").number(words.span.start).key("end").number(words.span.end);
  json.key("quote").text(words.quote);
}

// Left out where there are none.
void write_words(JsonWriter& json, const char* key, const Words& words) {
  if (words.span.empty()) return;
  json.key(key).open('{');
  write_members(json, words);
  json.close('}');
}

void write_text(JsonWriter& json, const char* key, const std::string& text) {
  if (!text.empty()) json.key(key).text(text);
}

void write_claim(JsonWriter& json, const char* key, const claim::Claim& claim) {
  std::string itself;
  claim::append_json(itself, claim);
  json.key(key).raw(itself);
}

void write_values(JsonWriter& json, const FilledRole& role) {
  json.open('{').key("role").text(role.role).key("line").number(role.line);
  write_text(json, "choice", role.choice);
  json.key("in_vain").open('[');
  for (const std::string& choice : role.in_vain) json.text(choice);
  json.close(']').key("values").open('[');
  for (const FoundValue& value : role.values) {
    json.open('{').key("value").text(value.value);
    write_text(json, "entity", value.entity);
    write_members(json, value.words);
    json.key("kept").boolean(value.kept).close('}');
  }
  json.close(']');
}

class Writing {
 public:
  Writing(JsonWriter& json, const ExplainWords& words, Language language)
      : json_(json), words_(words), language_(language) {}

  void others(const char* key, const std::vector<OtherRule>& others) {
    json_.key(key).open('[');
    for (const OtherRule& other : others) {
      json_.open('{').key("rule").text(other.rule).key("kind").text(other.kind);
      json_.key("end").text(other.set_off ? name(other.end) : "not-set-off");
      write_text(json_, "detail", other.detail);
      write_words(json_, "word", other.word);
      write_text(json_, "claim", other.claim);
      json_.key("told").text(words_.sentence(other, language_)).close('}');
    }
    json_.close(']');
  }

  void telling(const Telling& telling) {
    const claim::Rule& rule = *telling.rule;
    json_.open('{').key("rule").open('{').key("name").text(rule.name);
    json_.key("kind").text(rule.kind->name).key("file").text(rule.file);
    json_.key("line").number(rule.line);
    json_.key("why").text(words_.reason(rule.why, language_)).close('}');
    json_.key("trigger").open('{').key("text").text(rule.trigger.text);
    write_members(json_, telling.trigger);
    json_.close('}').key("sentences").open('[');
    for (const Words& sentence : telling.sentences) {
      json_.open('{');
      write_members(json_, sentence);
      json_.close('}');
    }
    json_.close(']').key("marks").open('[');
    for (const Mark& mark : telling.marks) {
      json_.open('{').key("start").number(mark.span.start).key("end").number(mark.span.end);
      json_.key("part").text(name(mark.part));
      write_text(json_, "role", mark.role);
      json_.close('}');
    }
    json_.close(']').key("conditions").open('[');
    for (const TestedCondition& condition : telling.conditions) {
      json_.open('{').key("text").text(condition.text).key("wanted").boolean(condition.wanted);
      json_.key("met").boolean(condition.met);
      write_words(json_, "word", condition.word);
      if (!condition.judgement.name.empty()) judgement(condition.judgement);
      json_.close('}');
    }
    json_.close(']').key("roles").open('[');
    for (const FilledRole& one : telling.roles) role(one);
    json_.close(']').key("inferences").open('[');
    for (const Inference& one : telling.inferences) inference(one, *rule.kind);
    json_.close(']');
    others("others", telling.others);
    json_.close('}');
  }

 private:
  void parts(const char* key, const std::vector<Weighed>& parts) {
    json_.key(key).open('[');
    for (const Weighed& part : parts) {
      json_.open('{').key("weight").number(part.weight);
      json_.key("told").text(words_.sentence(part, language_)).close('}');
    }
    json_.close(']');
  }

  void judgement(const Judgement& of) {
    json_.key("judgement").open('{').key("name").text(of.name).key("score").number(of.score);
    json_.key("least").number(of.least).key("told").text(words_.odds(of.score, language_));
    parts("for", of.speak_for);
    parts("against", of.against);
    json_.close('}');
  }

  void role(const FilledRole& of) {
    write_values(json_, of);
    if (!of.stood.empty()) {
      json_.key("chosen").open('{').key("judgement").text(of.judge).key("from").open('[');
      for (const Stood& one : of.stood) {
        json_.open('{').key("values").open('[');
        for (const std::string& value : one.values) json_.text(value);
        json_.close(']').key("score").number(one.score).key("found").boolean(one.found);
        json_.key("chosen").boolean(one.chosen);
        json_.key("told").text(words_.sentence(one, language_)).close('}');
      }
      json_.close(']').close('}');
    }
    json_.close('}');
  }

  void inference(const Inference& one, const claim::Kind& kind) {
    json_.open('{').key("from").text(name(one.from));
    write_text(json_, "role", one.role);
    write_text(json_, "value", one.value);
    write_words(json_, "words", one.words);
    write_text(json_, "detail", one.detail);
    json_.key("told").text(words_.sentence(one, kind, language_)).close('}');
  }

  JsonWriter& json_;
  const ExplainWords& words_;
  Language language_;
};

}  // namespace

void append_json(std::string& out, const Explanation& explanation, const ExplainWords& words,
                 Language language) {
  JsonWriter json(out);
  Writing writing(json, words, language);
  json.open('{');
  write_claim(json, "claim", explanation.claim);
  json.key("standing").text(name(explanation.standing));
  json.key("read_by").text(explanation.read_by).key("reader").text(explanation.reader);
  if (!explanation.instead.id.empty()) write_claim(json, "instead", explanation.instead);
  write_words(json, "modality", explanation.modality);
  write_words(json, "programme", explanation.programme);
  json.key("tellings").open('[');
  for (const Telling& telling : explanation.tellings) writing.telling(telling);
  json.close(']');
  writing.others("lost", explanation.lost);
  json.close('}');
}

}  // namespace duikou::answer
