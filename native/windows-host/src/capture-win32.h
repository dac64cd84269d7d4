#pragma once
#include "win.h"

/** Whether the texts of a field are a password's: they never leave this process. */
bool isPassword(HWND window);

/** What a program shows as raw Win32 facts (controls/normalise/raw-win32.ts). @throws HostError target-lost, time-out */
Json captureWin32(DWORD process);
