#include "screenshot.h"

#include <objidl.h>

#include <algorithm>
// gdiplus.h wants these two in the global namespace.
using std::max;
using std::min;
#include <gdiplus.h>

#include "base64.h"
#include "overlay.h"
#include "programs.h"

namespace {
const CLSID pngEncoder = {0x557cf406, 0x1a04, 0x11d3, {0x9a, 0x73, 0x00, 0x00, 0xf8, 0x1e, 0xf3, 0x2e}};
constexpr UINT renderFullContent = 2;  // PW_RENDERFULLCONTENT

/** Gdiplus for the life of the process. */
bool startGdiplus() {
  static ULONG_PTR token = 0;
  if (token != 0) return true;
  const Gdiplus::GdiplusStartupInput input;
  return Gdiplus::GdiplusStartup(&token, &input, nullptr) == Gdiplus::Ok;
}

std::string pngOf(HBITMAP bitmap) {
  std::string text;
  IStream* stream = nullptr;
  if (!startGdiplus() || CreateStreamOnHGlobal(nullptr, TRUE, &stream) != S_OK) return text;
  {
    Gdiplus::Bitmap image(bitmap, nullptr);
    HGLOBAL memory = nullptr;
    if (image.Save(stream, &pngEncoder, nullptr) == Gdiplus::Ok && GetHGlobalFromStream(stream, &memory) == S_OK) {
      STATSTG facts{};
      stream->Stat(&facts, STATFLAG_NONAME);
      if (const void* bytes = GlobalLock(memory)) {
        text = base64(static_cast<const unsigned char*>(bytes), static_cast<size_t>(facts.cbSize.QuadPart));
        GlobalUnlock(memory);
      }
    }
  }
  stream->Release();
  return text;
}

RECT visibleScreen() {
  const int left = GetSystemMetrics(SM_XVIRTUALSCREEN);
  const int top = GetSystemMetrics(SM_YVIRTUALSCREEN);
  return {left, top, left + GetSystemMetrics(SM_CXVIRTUALSCREEN), top + GetSystemMetrics(SM_CYVIRTUALSCREEN)};
}

/** Under Wine a window's picture can only be taken from the screen: it is raised, and does not get the focus. */
void raise(const std::vector<HWND>& backToFront) {
  for (HWND window : backToFront) {
    SetWindowPos(window, HWND_TOP, 0, 0, 0, 0, SWP_NOACTIVATE | SWP_NOMOVE | SWP_NOSIZE | SWP_NOOWNERZORDER | SWP_ASYNCWINDOWPOS);
  }
}

/** Whether a window of another program lies above the root. */
bool isCovered(HWND root, const RECT& place) {
  for (HWND window : programs::windowsOf(0)) {
    if (window == root) return false;
    RECT common{};
    const RECT other = programs::rectOf(window);
    if (programs::processOf(window) != programs::processOf(root) && IntersectRect(&common, &other, &place)) return true;
  }
  return false;
}

void paintWindow(HWND window, HDC canvas, const RECT& place) {
  const RECT rect = programs::rectOf(window);
  const int width = rect.right - rect.left;
  const int height = rect.bottom - rect.top;
  const HDC own = CreateCompatibleDC(canvas);
  const HDC screen = GetDC(nullptr);
  const HBITMAP bitmap = CreateCompatibleBitmap(screen, width, height);
  const HGDIOBJ before = SelectObject(own, bitmap);
  if (PrintWindow(window, own, renderFullContent)) {
    BitBlt(canvas, rect.left - place.left, rect.top - place.top, width, height, own, 0, 0, SRCCOPY);
  }
  SelectObject(own, before);
  DeleteObject(bitmap);
  ReleaseDC(nullptr, screen);
  DeleteDC(own);
}
}  // namespace

Json screenshot(DWORD process) {
  const HWND root = programs::mainWindow(process);
  if (root == nullptr || IsIconic(root)) return nullptr;
  std::vector<HWND> backToFront = programs::ownedBy(root);
  std::reverse(backToFront.begin(), backToFront.end());
  backToFront.insert(backToFront.begin(), root);
  RECT place{};
  for (HWND window : backToFront) {
    const RECT rect = programs::rectOf(window);
    const RECT sum = place;
    UnionRect(&place, &sum, &rect);
  }
  const RECT all = place;
  const RECT whole = visibleScreen();
  if (!IntersectRect(&place, &all, &whole)) return nullptr;
  const int width = place.right - place.left;
  const int height = place.bottom - place.top;

  const HDC screen = GetDC(nullptr);
  const HDC canvas = CreateCompatibleDC(screen);
  const HBITMAP bitmap = CreateCompatibleBitmap(screen, width, height);
  const HGDIOBJ before = SelectObject(canvas, bitmap);
  if (programs::underWine()) {
    if (isCovered(root, place)) raise(backToFront);
    const overlay::Away away;
    BitBlt(canvas, 0, 0, width, height, screen, place.left, place.top, SRCCOPY);
  } else {
    for (HWND window : backToFront) paintWindow(window, canvas, place);
  }
  SelectObject(canvas, before);
  const std::string png = pngOf(bitmap);
  DeleteObject(bitmap);
  DeleteDC(canvas);
  ReleaseDC(nullptr, screen);
  if (png.empty()) return nullptr;
  return {{"png", png}, {"rect", {{"x", place.left}, {"y", place.top}, {"width", width}, {"height", height}}}};
}
