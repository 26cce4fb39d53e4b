// SPDX-License-Identifier: Apache-2.0
#include "serve/stores.h"

#include <utility>

namespace duikou::serve {

Stores::Loan::~Loan() {
  if (store_ == nullptr) return;
  const std::lock_guard lock(owner_->mutex_);
  owner_->free_.push_back(std::move(store_));
}

Result<Stores::Loan> Stores::lend() {
  {
    const std::lock_guard lock(mutex_);
    if (!free_.empty()) {
      std::unique_ptr<record::Store> store = std::move(free_.back());
      free_.pop_back();
      return Loan(*this, std::move(store));
    }
  }
  Result<std::unique_ptr<record::Store>> opened =
      record::Store::open(place_, record::OpenMode::read_only, vocabulary_);
  if (!opened) return opened.error();
  return Loan(*this, std::move(opened).value());
}

}  // namespace duikou::serve
