#pragma once
#include "win.h"

/** Starts a program and waits for its window. @returns its process @throws HostError launch-failed, time-out */
DWORD launchProgram(const std::wstring& program, const std::wstring& document, DWORD timeoutMs);
/** Asks the programs it started to close, and ends those that stay. */
void closeLaunched();
