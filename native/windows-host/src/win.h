#pragma once
// The one place that includes windows.h, after the definitions it needs.
#include <windows.h>
// In this order.
#include <commctrl.h>
#include <richedit.h>

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

using Json = nlohmann::json;
