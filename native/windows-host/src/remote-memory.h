#pragma once
#include "win.h"

/** Memory in the process of a window: messages of common controls need their structures there. */
class RemoteMemory {
 public:
  explicit RemoteMemory(HWND window);
  ~RemoteMemory();
  RemoteMemory(const RemoteMemory&) = delete;
  RemoteMemory& operator=(const RemoteMemory&) = delete;

  /** False when the process does not let us in. */
  bool open() const { return place_ != nullptr; }
  /** Whether its pointers have 32 bits. */
  bool narrow() const { return narrow_; }
  /** Where the structure begins, and where the text. */
  char* structure() const { return place_; }
  char* textPlace() const { return place_ + textOffset; }

  bool write(const void* data, size_t size) const;
  bool read(void* data, size_t size) const;
  /** The text that begins at `from`, or at the text's place. */
  std::wstring readText(const void* from = nullptr) const;
  bool writeText(const std::wstring& text) const;

  /** UTF-16 units of a text. */
  static constexpr size_t textSize = 1024;

 private:
  static constexpr size_t textOffset = 512;
  HANDLE process_ = nullptr;
  char* place_ = nullptr;
  bool narrow_ = false;
};
