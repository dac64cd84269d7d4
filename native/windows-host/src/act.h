#pragma once
#include "win.h"

/** Performs one action of the target protocol, as the lease allows. @returns ActResult @throws HostError */
Json act(const Json& params);
