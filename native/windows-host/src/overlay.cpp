#include "overlay.h"

#include <algorithm>

#include "overlay-thread.h"
#include "text.h"

namespace overlay {
namespace {
constexpr int thickness = 3;
constexpr int labelHeight = 16;
constexpr int labelPadding = 4;
constexpr size_t longestLabel = 60;
constexpr DWORD repaintPatience = 400;
constexpr DWORD repaintLook = 5;
constexpr COLORREF frameColour = RGB(230, 81, 0);
constexpr COLORREF textColour = RGB(255, 255, 255);
constexpr wchar_t className[] = L"GroundworkOutline";

struct Shown {
  HWND window;
  /** The frame without its label. */
  RECT frame;
};
/** By layer. Changed on the overlay's thread, while the one that serves requests waits for it. */
std::vector<Shown> shown[2];

RECT screenRect() {
  const int left = GetSystemMetrics(SM_XVIRTUALSCREEN);
  const int top = GetSystemMetrics(SM_YVIRTUALSCREEN);
  return {left, top, left + GetSystemMetrics(SM_CXVIRTUALSCREEN), top + GetSystemMetrics(SM_CYVIRTUALSCREEN)};
}

HFONT labelFont() {
  static const HFONT font = CreateFontW(-12, 0, 0, 0, FW_NORMAL, FALSE, FALSE, FALSE, DEFAULT_CHARSET, OUT_DEFAULT_PRECIS,
                                        CLIP_DEFAULT_PRECIS, CLEARTYPE_QUALITY, DEFAULT_PITCH, L"Segoe UI");
  return font;
}

int widthOf(const std::wstring& label) {
  const HDC screen = GetDC(nullptr);
  const HGDIOBJ before = SelectObject(screen, labelFont());
  SIZE size{};
  GetTextExtentPoint32W(screen, label.c_str(), static_cast<int>(label.size()), &size);
  SelectObject(screen, before);
  ReleaseDC(nullptr, screen);
  return size.cx + 2 * labelPadding;
}

/** The label is the window's text; it is at the bottom left or the top left of the window. */
void paint(HWND window) {
  PAINTSTRUCT paint{};
  const HDC canvas = BeginPaint(window, &paint);
  RECT all{};
  GetClientRect(window, &all);
  const HBRUSH brush = CreateSolidBrush(frameColour);
  FillRect(canvas, &all, brush);
  DeleteObject(brush);
  wchar_t label[longestLabel + 1] = L"";
  GetWindowTextW(window, label, static_cast<int>(longestLabel) + 1);
  RECT place = all;
  place.top = static_cast<LONG>(GetWindowLongPtrW(window, GWLP_USERDATA));
  place.bottom = place.top + labelHeight;
  place.left += labelPadding;
  const HGDIOBJ before = SelectObject(canvas, labelFont());
  SetBkMode(canvas, TRANSPARENT);
  SetTextColor(canvas, textColour);
  DrawTextW(canvas, label, -1, &place, DT_LEFT | DT_VCENTER | DT_SINGLELINE | DT_NOPREFIX);
  SelectObject(canvas, before);
  EndPaint(window, &paint);
}

LRESULT CALLBACK procedure(HWND window, UINT code, WPARAM first, LPARAM second) {
  switch (code) {
    case WM_PAINT: paint(window); return 0;
    case WM_NCHITTEST: return HTTRANSPARENT;
    case WM_MOUSEACTIVATE: return MA_NOACTIVATE;
    default: return DefWindowProcW(window, code, first, second);
  }
}

void registerClass() {
  WNDCLASSW kind{};
  kind.lpfnWndProc = procedure;
  kind.hInstance = GetModuleHandleW(nullptr);
  kind.hCursor = LoadCursorW(nullptr, IDC_ARROW);
  kind.lpszClassName = className;
  RegisterClassW(&kind);
}

/** A window of the shape of the frame and its label; nothing where none of it would be on the screen. */
std::optional<Shown> make(const Frame& frame) {
  const RECT screen = screenRect();
  // Around the control, so that nothing of it is hidden; inside it where the screen ends.
  RECT wide = frame.rect, outer{};
  InflateRect(&wide, thickness, thickness);
  if (!IntersectRect(&outer, &wide, &screen)) return std::nullopt;
  RECT inner = outer;
  InflateRect(&inner, -thickness, -thickness);
  inner = {std::max(inner.left, frame.rect.left), std::max(inner.top, frame.rect.top), std::min(inner.right, frame.rect.right),
           std::min(inner.bottom, frame.rect.bottom)};

  RECT label{};
  if (!frame.label.empty()) {
    const bool above = outer.top - labelHeight >= screen.top;
    const LONG top = above ? outer.top - labelHeight : std::min<LONG>(outer.bottom, screen.bottom - labelHeight);
    label = {outer.left, top, outer.left + widthOf(frame.label), top + labelHeight};
  }
  RECT whole = outer;
  if (!frame.label.empty()) UnionRect(&whole, &outer, &label);

  const HRGN shape = CreateRectRgn(outer.left - whole.left, outer.top - whole.top, outer.right - whole.left, outer.bottom - whole.top);
  const HRGN hole = CreateRectRgn(inner.left - whole.left, inner.top - whole.top, inner.right - whole.left, inner.bottom - whole.top);
  const HRGN flag = CreateRectRgn(label.left - whole.left, label.top - whole.top, label.right - whole.left, label.bottom - whole.top);
  CombineRgn(shape, shape, hole, RGN_DIFF);
  if (!frame.label.empty()) CombineRgn(shape, shape, flag, RGN_OR);
  DeleteObject(hole);
  DeleteObject(flag);

  registerClass();
  const HWND window = CreateWindowExW(WS_EX_LAYERED | WS_EX_TRANSPARENT | WS_EX_NOACTIVATE | WS_EX_TOOLWINDOW | WS_EX_TOPMOST, className,
                                      frame.label.c_str(), WS_POPUP, whole.left, whole.top, whole.right - whole.left,
                                      whole.bottom - whole.top, nullptr, nullptr, GetModuleHandleW(nullptr), nullptr);
  if (window == nullptr) {
    DeleteObject(shape);
    return std::nullopt;
  }
  SetWindowLongPtrW(window, GWLP_USERDATA, label.top - whole.top);
  SetLayeredWindowAttributes(window, 0, 255, LWA_ALPHA);
  SetWindowRgn(window, shape, FALSE);
  SetWindowPos(window, HWND_TOPMOST, 0, 0, 0, 0, SWP_NOACTIVATE | SWP_NOMOVE | SWP_NOSIZE | SWP_SHOWWINDOW);
  UpdateWindow(window);
  return Shown{window, outer};
}

void setVisible(bool visible) {
  for (const auto& layer : shown) {
    for (const Shown& one : layer) {
      SetWindowPos(one.window, nullptr, 0, 0, 0, 0,
                   SWP_NOACTIVATE | SWP_NOMOVE | SWP_NOSIZE | SWP_NOZORDER | (visible ? SWP_SHOWWINDOW : SWP_HIDEWINDOW));
      if (visible) UpdateWindow(one.window);
    }
  }
}

/** Whether the screen still has the colour of a hidden frame at two of its corners. */
bool stillSeen() {
  const HDC screen = GetDC(nullptr);
  bool seen = false;
  for (const auto& layer : shown) {
    for (const Shown& one : layer) {
      seen = seen || GetPixel(screen, one.frame.left + 1, one.frame.top + 1) == frameColour ||
             GetPixel(screen, one.frame.right - 2, one.frame.bottom - 2) == frameColour;
    }
  }
  ReleaseDC(nullptr, screen);
  return seen;
}

/** Whether the thread has to be asked at all: most hosts never show a frame. */
bool anything = false;
}  // namespace

void show(Layer layer, const std::vector<Frame>& frames) {
  if (frames.empty() && !anything) return;
  overlayThread::run([&] {
    auto& windows = shown[static_cast<int>(layer)];
    const std::vector<Shown> before = std::move(windows);
    windows.clear();
    for (const Frame& frame : frames) {
      if (const auto made = make(frame)) windows.push_back(*made);
    }
    for (const Shown& one : before) DestroyWindow(one.window);
    anything = !shown[0].empty() || !shown[1].empty();
  });
}

Json outline(const Json& params) {
  std::vector<Frame> frames;
  for (const Json& one : params.at("rects")) {
    const Json& rect = one.at("rect");
    const auto at = [&rect](const char* key) { return static_cast<LONG>(rect.at(key).get<double>()); };
    const LONG x = at("x"), y = at("y");
    frames.push_back({{x, y, x + at("width"), y + at("height")}, utf16(one.value("label", "")).substr(0, longestLabel)});
  }
  show(Layer::outline, frames);
  return Json::object();
}

Away::Away() {
  if (!anything) return;
  overlayThread::run([] { setVisible(false); });
  // What was below is drawn by its program, in its own time.
  for (const ULONGLONG end = GetTickCount64() + repaintPatience; stillSeen() && GetTickCount64() < end;) Sleep(repaintLook);
}

Away::~Away() {
  if (anything) overlayThread::run([] { setVisible(true); });
}
}  // namespace overlay
