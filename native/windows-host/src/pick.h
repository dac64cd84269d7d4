#pragma once
#include "win.h"

/**
 * Lets the person at the machine point at a control of a program: it is framed while they hover, and the click that
 * chooses it does not reach the program. Clicks on other programs do, so that one can bring a window to the front.
 * Escape, the time-out and a request that is given up end it without a control. @returns {control?}
 */
Json pick(const Json& params);
