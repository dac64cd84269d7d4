#pragma once
#include "control.h"
#include "errors.h"
#include "input.h"
#include "win.h"

/** What a verb works with. */
struct Task {
  DWORD process;
  /** Absent for what needs no control, such as a chord. */
  std::optional<Control> control;
  const Json& action;
  const std::string& observation;

  /** @throws HostError no-such-control */
  const Control& on() const;
};

/** One function a verb; all return an ActResult and throw HostError. */
namespace verbs {
Json click(const Task& task);
Json clickAt(const Task& task);
Json scroll(const Task& task);
Json drag(const Task& task);

Json type(const Task& task);
Json press(const Task& task);
Json focus(const Task& task);

Json set(const Task& task);
Json selectText(const Task& task);
Json read(const Task& task);

Json select(const Task& task);
Json expand(const Task& task);
Json collapse(const Task& task);

Json invoke(const Task& task);
Json toggle(const Task& task);

Json activate(const Task& task);
Json close(const Task& task);
}  // namespace verbs

/** What verbs share. */
namespace verbs {
/** `the Button "Save"`, as well as it can be told. */
std::string describe(const Control& control);
HostError unusable(const Control& control, const std::string& why);
/** @throws HostError not-usable when the control is disabled, hidden or behind a dialog */
void mustBeUsable(const Control& control);
/** Brings a window's program to the front, as far as Windows lets us. */
void toFront(HWND window);
/** Gives a window the keyboard focus. @throws HostError input-failed */
void focusOn(HWND window);
/** The front window of a program: where keys go. */
HWND frontWindow(DWORD process);
/** The middle of what is seen of it. @throws HostError not-usable */
POINT middleOf(const Control& control);
/** Clicks a place, after seeing that the program's own window is there. */
Json clickPoint(const Control& control, POINT point, input::Button button, int count, const std::string& holding);
bool isField(HWND window);
/** The result of a message. */
Json byMessage(const std::string& how);
}  // namespace verbs
