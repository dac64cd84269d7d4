#include "act.h"
#include "errors.h"
Json act(const Json&) { throw HostError(ErrorCode::notUsable, "not yet"); }
