// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "answer/brief.h"
#include "record/store.h"
#include "value/json.h"

namespace duikou::serve {

// The forms of docs/http.md for what the record gives; each writes one JSON object. Claims and
// facts inside have the form that the command line writes.

void write(JsonWriter& json, const record::ReportLine& line);
// The line's members, then the text with its blocks.
void write(JsonWriter& json, const record::StoredReport& report);
void write(JsonWriter& json, const record::StoredClaim& claim);
void write(JsonWriter& json, const record::Fact& fact);
void write(JsonWriter& json, const answer::Brief& brief);

}  // namespace duikou::serve
