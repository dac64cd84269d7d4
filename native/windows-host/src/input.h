#pragma once
#include "keys.h"
#include "win.h"

/**
 * Synthesised mouse and keyboard. Every call asks the lease first, so that the brake ends an action between two inputs.
 * What is held down is known, and released when the host ends. @throws HostError suspended, input-failed
 */
namespace input {
enum class Button { left, right };

void move(POINT point);
/** At the place the pointer was moved to last. */
void button(Button which, bool down);
/** Presses and releases once or twice, without anything in between. */
void click(Button which, int count);
/** Notches: positive is up or right. */
void wheel(bool horizontal, int notches);
void key(WORD virtualKey, bool down);
void character(wchar_t unit);
void press(const KeyChord& chord);
/** Lets go of every key and button that is still down. Any thread. */
void releaseAll();
}  // namespace input
