// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/store.h"

namespace duikou::serve {

// The record, open for reading, once for each request being answered: a Store belongs to one thread
// at a time, and a long brief must not keep the next reader waiting.
class Stores {
 public:
  // `vocabulary` is borrowed and must outlive the object.
  Stores(std::string place, const record::Vocabulary& vocabulary)
      : place_(std::move(place)), vocabulary_(vocabulary) {}

  // A store lent out; it goes back when this ends.
  class Loan {
   public:
    Loan(Stores& owner, std::unique_ptr<record::Store> store)
        : owner_(&owner), store_(std::move(store)) {}
    Loan(Loan&&) noexcept = default;
    Loan& operator=(Loan&&) = delete;
    ~Loan();
    record::Store& operator*() const { return *store_; }
    record::Store* operator->() const { return store_.get(); }

   private:
    Stores* owner_;
    std::unique_ptr<record::Store> store_;
  };

  // From any thread. Opens the record anew where none is free.
  [[nodiscard]] Result<Loan> lend();

 private:
  std::string place_;
  const record::Vocabulary& vocabulary_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<record::Store>> free_;
};

}  // namespace duikou::serve
