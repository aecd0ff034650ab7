// A Polymorphic value holds any implementation of an interface and copies it deeply.
#pragma once

#include <memory>
#include <utility>

namespace playground {

// Copying a run (a checkpoint) copies its optimizer with all its state; no entry has to write a
// Clone() for that. Made by Polymorphic<Base>::Make<Derived>(arguments...).
template <class Base>
class Polymorphic {
 public:
  Polymorphic() = default;
  Polymorphic(const Polymorphic& other)
      : object_(other.object_ ? other.clone_(*other.object_) : nullptr), clone_(other.clone_) {}
  Polymorphic(Polymorphic&&) noexcept = default;
  Polymorphic& operator=(Polymorphic other) noexcept {
    object_ = std::move(other.object_);
    clone_ = other.clone_;
    return *this;
  }

  template <class Derived, class... Arguments>
  static Polymorphic Make(Arguments&&... arguments) {
    Polymorphic result;
    result.object_ = std::make_unique<Derived>(std::forward<Arguments>(arguments)...);
    result.clone_ = [](const Base& object) -> std::unique_ptr<Base> {
      return std::make_unique<Derived>(static_cast<const Derived&>(object));
    };
    return result;
  }

  explicit operator bool() const { return object_ != nullptr; }
  Base* get() const { return object_.get(); }
  Base& operator*() const { return *object_; }
  Base* operator->() const { return object_.get(); }

 private:
  std::unique_ptr<Base> object_;
  std::unique_ptr<Base> (*clone_)(const Base&) = nullptr;
};

}  // namespace playground
