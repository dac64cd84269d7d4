// What is done with the keyboard.
#include "items.h"
#include "keys.h"
#include "lease.h"
#include "programs.h"
#include "text.h"
#include "verbs.h"

namespace verbs {
namespace {
/** Keys go wherever the front is: that it is still the program's is asked again and again. */
void mustBeInFront(DWORD process) {
  const HWND front = GetForegroundWindow();
  if (front != nullptr && programs::processOf(front) == process) return;
  throw HostError(ErrorCode::inputFailed, "Another program came to the front: the rest was not typed.");
}

constexpr size_t askEvery = 16;
}  // namespace

Json type(const Task& task) {
  const Control& control = task.on();
  mustBeUsable(control);
  const std::wstring text = utf16(task.action.at("text"));
  focusOn(control.window);
  size_t typed = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (at % askEvery == 0) mustBeInFront(task.process);
    if (text[at] == L'\r' && at + 1 < text.size() && text[at + 1] == L'\n') continue;
    ++typed;
    if (text[at] == L'\n' || text[at] == L'\r') {
      input::press({{}, Key{VK_RETURN, 0}});
    } else if (text[at] == L'\t') {
      input::press({{}, Key{VK_TAB, 0}});
    } else {
      input::character(text[at]);
    }
  }
  return {{"way", "input"}, {"how", std::to_string(typed) + (typed == 1 ? " character typed" : " characters typed")}};
}

Json press(const Task& task) {
  const std::string keys = task.action.at("keys");
  const std::vector<KeyChord> chords = readChords(utf16(keys));
  if (task.control) {
    mustBeUsable(*task.control);
    if (task.control->role.empty()) focusOn(task.control->window);
  } else {
    toFront(frontWindow(task.process));
  }
  for (const KeyChord& chord : chords) {
    mustBeInFront(task.process);
    input::press(chord);
  }
  return {{"way", "input"}, {"how", keys + " pressed"}};
}
}  // namespace verbs
