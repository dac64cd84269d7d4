// A window with one of each standard control, for the suite of live windows. It is not shipped. What a control was told
// is shown in the status bar, so that a test sees what the program heard.
#include <windows.h>
#include <commctrl.h>

#include <string>

namespace {
enum Id { idSay = 101, idHang, idAsk, idTop, idBox, idFirst, idSecond, idName, idSecret, idColour, idEditable, idList, idRows, idTree, idTabs, idSlider, idNote, idStatus, idBar };
enum Command { cmdNew = 201, cmdGrey, cmdMark, cmdDeep, cmdBold };

HWND main_, status, rows, tree, tabs;

void say(const std::wstring& text) { SetWindowTextW(status, text.c_str()); }

HWND make(const wchar_t* name, const wchar_t* text, DWORD style, int x, int y, int width, int height, int id, DWORD extended = 0) {
  const HWND window = CreateWindowExW(extended, name, text, WS_CHILD | WS_VISIBLE | style, x, y, width, height, main_,
                                      reinterpret_cast<HMENU>(static_cast<INT_PTR>(id)), GetModuleHandleW(nullptr), nullptr);
  SendMessageW(window, WM_SETFONT, reinterpret_cast<WPARAM>(GetStockObject(DEFAULT_GUI_FONT)), FALSE);
  return window;
}

void fill() {
  make(L"Button", L"&Say hello", WS_TABSTOP, 10, 40, 90, 24, idSay);
  make(L"Button", L"&Hang", WS_TABSTOP, 110, 40, 70, 24, idHang);
  make(L"Button", L"&Ask", WS_TABSTOP, 190, 40, 70, 24, idAsk);
  make(L"Button", L"Check &box", WS_TABSTOP | BS_AUTOCHECKBOX, 270, 40, 90, 24, idBox);
  make(L"Button", L"&First", WS_TABSTOP | WS_GROUP | BS_AUTORADIOBUTTON, 370, 40, 70, 24, idFirst);
  make(L"Button", L"S&econd", BS_AUTORADIOBUTTON, 450, 40, 80, 24, idSecond);
  make(L"Static", L"&Name:", 0, 10, 76, 50, 20, -1);
  make(L"Edit", L"", WS_TABSTOP | ES_AUTOHSCROLL, 60, 74, 160, 22, idName, WS_EX_CLIENTEDGE);
  make(L"Static", L"&Password:", 0, 240, 76, 60, 20, -1);
  make(L"Edit", L"hunter2-hunter2", WS_TABSTOP | ES_PASSWORD | ES_AUTOHSCROLL, 310, 74, 160, 22, idSecret, WS_EX_CLIENTEDGE);
  make(L"Static", L"&Colour:", 0, 10, 108, 50, 20, -1);
  const HWND colour = make(L"ComboBox", L"", WS_TABSTOP | WS_VSCROLL | CBS_DROPDOWNLIST, 60, 106, 120, 200, idColour);
  for (const wchar_t* name : {L"Red", L"Green", L"Blue"}) SendMessageW(colour, CB_ADDSTRING, 0, reinterpret_cast<LPARAM>(name));
  const HWND list = make(L"ListBox", L"", WS_TABSTOP | WS_BORDER | WS_VSCROLL | LBS_NOTIFY, 10, 140, 120, 90, idList);
  for (const wchar_t* name : {L"One", L"Two", L"Three"}) SendMessageW(list, LB_ADDSTRING, 0, reinterpret_cast<LPARAM>(name));

  rows = make(WC_LISTVIEWW, L"", WS_TABSTOP | WS_BORDER | LVS_REPORT | LVS_SINGLESEL, 140, 140, 200, 90, idRows);
  LVCOLUMNW column{};
  column.mask = LVCF_TEXT | LVCF_WIDTH;
  column.cx = 90;
  for (int at = 0; at < 2; ++at) {
    column.pszText = const_cast<wchar_t*>(at == 0 ? L"File" : L"Size");
    ListView_InsertColumn(rows, at, &column);
  }
  for (int at = 0; at < 3; ++at) {
    std::wstring file = L"file" + std::to_wstring(at) + L".txt", size = std::to_wstring(at) + L" KB";
    LVITEMW item{};
    item.mask = LVIF_TEXT;
    item.iItem = at;
    item.pszText = file.data();
    ListView_InsertItem(rows, &item);
    ListView_SetItemText(rows, at, 1, size.data());
  }

  tree = make(WC_TREEVIEWW, L"", WS_TABSTOP | WS_BORDER | TVS_HASBUTTONS | TVS_HASLINES | TVS_LINESATROOT, 350, 140, 180, 90, idTree);
  TVINSERTSTRUCTW node{};
  node.hInsertAfter = TVI_LAST;
  node.item.mask = TVIF_TEXT;
  node.item.pszText = const_cast<wchar_t*>(L"Root");
  const HTREEITEM root = TreeView_InsertItem(tree, &node);
  node.hParent = root;
  node.item.pszText = const_cast<wchar_t*>(L"Leaf");
  TreeView_InsertItem(tree, &node);

  tabs = make(WC_TABCONTROLW, L"", WS_TABSTOP, 10, 240, 250, 60, idTabs);
  for (const wchar_t* name : {L"General", L"Details"}) {
    TCITEMW item{};
    item.mask = TCIF_TEXT;
    item.pszText = const_cast<wchar_t*>(name);
    TabCtrl_InsertItem(tabs, TabCtrl_GetItemCount(tabs), &item);
  }
  const HWND slider = make(TRACKBAR_CLASSW, L"", WS_TABSTOP, 270, 240, 200, 30, idSlider);
  SendMessageW(slider, TBM_SETRANGE, FALSE, MAKELPARAM(0, 100));
  make(L"Edit", L"", WS_TABSTOP | WS_VSCROLL | ES_MULTILINE | ES_WANTRETURN, 10, 310, 520, 60, idNote, WS_EX_CLIENTEDGE);
  status = make(STATUSCLASSNAMEW, L"Ready", 0, 0, 0, 0, 0, idStatus);
  TBBUTTON buttons[2]{};
  buttons[0] = {I_IMAGENONE, cmdNew, TBSTATE_ENABLED, BTNS_AUTOSIZE, {}, 0, reinterpret_cast<INT_PTR>(L"Make")};
  buttons[1] = {I_IMAGENONE, cmdBold, TBSTATE_ENABLED, BTNS_AUTOSIZE | BTNS_CHECK, {}, 0, reinterpret_cast<INT_PTR>(L"Bold")};
  const HWND bar = make(TOOLBARCLASSNAMEW, L"", TBSTYLE_LIST, 0, 0, 0, 0, idBar);
  SendMessageW(bar, TB_BUTTONSTRUCTSIZE, sizeof(TBBUTTON), 0);
  SendMessageW(bar, TB_ADDBUTTONSW, 2, reinterpret_cast<LPARAM>(buttons));
}

HMENU menu() {
  const HMENU bar = CreateMenu(), file = CreatePopupMenu(), more = CreatePopupMenu();
  AppendMenuW(more, MF_STRING, cmdDeep, L"&Deep");
  AppendMenuW(file, MF_STRING, cmdNew, L"&Make\tCtrl+M");
  AppendMenuW(file, MF_STRING | MF_GRAYED, cmdGrey, L"&Grey");
  AppendMenuW(file, MF_STRING | MF_CHECKED, cmdMark, L"M&arked");
  AppendMenuW(file, MF_SEPARATOR, 0, nullptr);
  AppendMenuW(file, MF_POPUP, reinterpret_cast<UINT_PTR>(more), L"M&ore");
  AppendMenuW(bar, MF_POPUP, reinterpret_cast<UINT_PTR>(file), L"&File");
  return bar;
}

std::wstring itemText(int id, UINT current, UINT get) {
  wchar_t text[64] = L"";
  const HWND window = GetDlgItem(main_, id);
  SendMessageW(window, get, static_cast<WPARAM>(SendMessageW(window, current, 0, 0)), reinterpret_cast<LPARAM>(text));
  return text;
}

void command(int id, int notice) {
  switch (id) {
    case idSay: say(L"Hello"); break;
    // Longer than anybody waits, shorter than for ever.
    case idHang: Sleep(8000); break;
    case idAsk: say(MessageBoxW(main_, L"Is it so?", L"A question", MB_YESNO) == IDYES ? L"Yes" : L"No"); break;
    case idBox: say(IsDlgButtonChecked(main_, idBox) ? L"Box on" : L"Box off"); break;
    case idSecond: say(L"Second"); break;
    case idColour: if (notice == CBN_SELCHANGE) say(L"Colour " + itemText(idColour, CB_GETCURSEL, CB_GETLBTEXT)); break;
    case idList: if (notice == LBN_SELCHANGE) say(L"List " + itemText(idList, LB_GETCURSEL, LB_GETTEXT)); break;
    case idName: {
      wchar_t text[128] = L"";
      GetDlgItemTextW(main_, idName, text, 128);
      if (notice == EN_CHANGE) say(std::wstring(L"Name ") + text);
      break;
    }
    case cmdNew: say(L"Made"); break;
    case cmdBold: say(L"Bold"); break;
    case cmdDeep: say(L"Deep"); break;
    default: break;
  }
}

LRESULT CALLBACK procedure(HWND window, UINT message, WPARAM first, LPARAM second) {
  switch (message) {
    case WM_CREATE:
      main_ = window;
      fill();
      return 0;
    case WM_COMMAND: command(LOWORD(first), HIWORD(first)); return 0;
    case WM_HSCROLL: say(L"Slider " + std::to_wstring(SendMessageW(GetDlgItem(window, idSlider), TBM_GETPOS, 0, 0))); return 0;
    case WM_NOTIFY: {
      const auto* notice = reinterpret_cast<const NMHDR*>(second);
      if (notice->code == TCN_SELCHANGE) say(L"Tab " + std::to_wstring(TabCtrl_GetCurSel(tabs)));
      if (notice->code == TVN_SELCHANGEDW) say(L"Tree");
      if (notice->code == LVN_ITEMCHANGED && ListView_GetNextItem(rows, -1, LVNI_SELECTED) >= 0) {
        say(L"Row " + std::to_wstring(ListView_GetNextItem(rows, -1, LVNI_SELECTED)));
      }
      return 0;
    }
    case WM_CONTEXTMENU: say(L"Context menu"); return 0;
    case WM_DESTROY: PostQuitMessage(0); return 0;
    default: return DefWindowProcW(window, message, first, second);
  }
}
}  // namespace

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE, PWSTR arguments, int) {
  // `--no-window`: a program that ends before it shows anything.
  if (std::wstring(arguments).find(L"--no-window") != std::wstring::npos) return 3;
  const INITCOMMONCONTROLSEX classes{sizeof(INITCOMMONCONTROLSEX), ICC_WIN95_CLASSES};
  InitCommonControlsEx(&classes);
  WNDCLASSW window{};
  window.lpfnWndProc = procedure;
  window.hInstance = instance;
  window.lpszClassName = L"GroundworkTestProgram";
  window.hCursor = LoadCursorW(nullptr, IDC_ARROW);
  window.hbrBackground = reinterpret_cast<HBRUSH>(COLOR_BTNFACE + 1);
  RegisterClassW(&window);
  ShowWindow(CreateWindowExW(0, window.lpszClassName, L"Test program", WS_OVERLAPPEDWINDOW, 60, 40, 560, 460, nullptr, menu(), instance, nullptr), SW_SHOW);
  for (MSG message; GetMessageW(&message, nullptr, 0, 0) > 0;) {
    if (IsDialogMessageW(main_, &message)) continue;
    TranslateMessage(&message);
    DispatchMessageW(&message);
  }
  return 0;
}
