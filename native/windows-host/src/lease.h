#pragma once
#include "win.h"

#include <atomic>

/** The right to act: the programs it covers, one holder per desktop, and the brake. */
namespace lease {
/** Takes the lease of the desktop. @throws HostError out-of-scope when somebody else holds it */
std::string take(std::vector<std::wstring> programs);
/** @throws HostError out-of-scope, suspended */
void mustHold(const std::string& name);
/** Between two inputs of one action: the brake may have come. @throws HostError suspended */
void mustNotBeSuspended();
/** Called by the reader's thread, so that the brake works in the middle of an action. @returns whether the name is right */
bool suspend(const std::string& name, bool suspended);
/** @throws HostError out-of-scope when the program is none of the lease */
void mustCover(DWORD process);
bool covers(const std::wstring& program);
void giveBack();
}  // namespace lease
