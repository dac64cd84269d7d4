#pragma once
#include "win.h"

/** A picture of a program's window with the windows it owns: `{png: base64, rect}`; null when there is nothing to show. */
Json screenshot(DWORD process);
