/**
 * Sentences and the control that a person would take for each, on trees of small programs (`trees-for-tests.ts`), on
 * the practice app and on recorded windows (`controls/normalise/fixtures`). `control` is the end of its path; null: it is not here.
 */
export type CaseKind =
  | 'exact name'
  | 'shortened or misspelt'
  | 'told apart by place'
  | 'text entry'
  | 'by purpose'
  | 'by synonym'
  | 'not here';

export interface GroundingCase {
  readonly kind: CaseKind;
  readonly on: string;
  readonly sentence: string;
  readonly control: string | null;
}

const of =
  (kind: CaseKind) =>
  (on: string, sentence: string, control: string | null): GroundingCase => ({ kind, on, sentence, control });

const exact = of('exact name');
const short = of('shortened or misspelt');
const apart = of('told apart by place');
const entry = of('text entry');
const purpose = of('by purpose');
const synonym = of('by synonym');
const absent = (on: string, sentence: string) => of('not here')(on, sentence, null);

export const cases: readonly GroundingCase[] = [
  exact('writer', 'click the Bold button', 'Group "Font" > Button "Bold"'),
  exact('writer', 'Open the Insert tab', 'TabItem "Insert"'),
  exact('writer', 'Click Bullets', 'Button "Bullets"'),
  exact('writer', 'click Replace', 'Button "Replace"'),
  exact('writer', 'press the Maximize button', 'Button "Maximize"'),
  exact('writer', 'set Font Size to 14', 'ComboBox "Font Size" > Edit "Font Size"'),
  exact('writer', 'open the Font Color drop-down', 'SplitButton "Font Color"'),
  exact('writer-insert', 'Click the Page Number button', 'SplitButton "Page Number"'),
  exact('pad', 'choose Save as from the File menu', 'MenuItem "Save as..."'),
  exact('form', 'check Show ruler', 'CheckBox "Show ruler"'),
  exact('form', 'select the Large icons option', 'RadioButton "Large icons"'),
  exact('form', 'expand Inbox', 'TreeItem "Inbox"'),
  exact('form', 'set the Volume slider to 50', 'Slider "Volume"'),
  exact('wordpad', 'click Print preview', 'ToolBar > Button "Print preview"'),
  exact('wordpad', 'Open the Format menu', 'MenuItem "Format"'),
  exact('wordpad', 'choose Page Setup', 'MenuItem "Page Setup..."'),
  exact('notepad', 'click "Wrap long lines"', 'MenuItem "Wrap long lines"'),
  exact('notepad', 'Click Go To', 'MenuItem "Go To..."'),
  exact('save-as', 'click Cancel', 'Button "Cancel"'),
  exact('save-as', 'click the Save button', 'Button "Save"'),
  exact('save-as', 'double-click dumps', 'ListItem "dumps"'),
  exact('testapp', 'press the Press me button', 'Button "Press me"'),
  exact('testapp', 'select Option 2', 'RadioButton "Option 2"'),
  exact('testapp', 'check the Enable feature box', 'CheckBox "Enable feature"'),
  exact('testapp', 'click the About tab', 'TabItem "About"'),
  exact('testapp', 'click Show dialog', 'Button "Show dialog"'),

  exact('practice', 'click the Bold button', 'Group "Font" > Button "Bold"'),
  exact('practice', 'open the Insert tab', 'TabItem "Insert"'),
  exact('practice', 'Click Numbering', 'Button "Numbering"'),
  exact('practice', 'apply the Heading 1 style', 'ListItem "Heading 1"'),
  exact('practice', 'Click the Decrease Font Size button', 'Button "Decrease Font Size"'),
  exact('practice', 'click Zoom 100%', 'Button "Zoom 100%"'),
  exact('practice-save', 'click Cancel', 'Window "Save As" > Button "Cancel"'),
  exact('practice-save', 'open the Save as type list', 'ComboBox "Save as type"'),
  exact('practice-menu', 'choose Save As', 'Menu "File" > MenuItem "Save As…"'),
  exact('practice-menu', 'click Options', 'MenuItem "Options…"'),

  short('practice', 'click Strikethru', 'Button "Strikethrough"'),
  short('practice', 'click the Underlin button', 'Group "Font" > Button "Underline"'),
  short('practice', 'click Highlight Color', 'SplitButton "Text Highlight Color"'),
  short('practice', 'click Minimise', 'Button "Minimize"'),
  short('practice-menu', 'click About', 'MenuItem "About Practice"'),
  short('practice-save', 'click Cancle', 'Button "Cancel"'),
  short('writer', 'click Itallic', 'Group "Font" > Button "Italic"'),
  short('writer', 'click the Underlne button', 'Button "Underline"'),
  short('writer', 'click Line Spacing', 'SplitButton "Line and Paragraph Spacing"'),
  short('writer', 'click centre', 'Button "Center"'),
  short('form', 'turn off spelling as you type', 'CheckBox "Check spelling as you type"'),
  short('form', 'click Aply', 'Button "Apply"'),
  short('form', 'go to the Advancd tab', 'TabItem "Advanced"'),
  short('wordpad', 'click Date', 'ToolBar > Button "Date and time"'),
  short('wordpad', 'choose Bullets from the Lists menu', 'MenuItem "Bullet points"'),
  short('wordpad', 'click About', 'MenuItem "About Wine Wordpad"'),
  short('notepad', 'click Wrap lines', 'MenuItem "Wrap long lines"'),
  short('notepad', 'click Printer Seutp', 'MenuItem "Printer Setup..."'),
  short('save-as', 'click My Computr', 'Button "My Computer"'),
  short('testapp', 'tick Enable featur', 'CheckBox "Enable feature"'),

  apart('writer', 'click More Options in the Font group', 'Group "Font" > Button "More Options"'),
  apart('writer', 'click the More Options button of the Paragraph group', 'Group "Paragraph" > Button "More Options"'),
  apart('writer', 'In the Paragraph group, click More Options', 'Group "Paragraph" > Button "More Options"'),
  apart('writer-save', 'click Save', 'Window "Save As" > Button "Save"'),
  apart('writer-save', 'click Save in the Save As dialog', 'Window "Save As" > Button "Save"'),
  apart('writer-save', 'click Save in the Quick Access Toolbar', 'ToolBar "Quick Access Toolbar" > Button "Save"'),
  apart('writer', 'click Bold on the Mini Toolbar', 'ToolBar "Mini Toolbar" > Button "Bold"'),
  apart('form', 'click Clear in the Billing address group', 'Group "Billing address" > Button "Clear"'),
  apart('form', 'click the Clear button of the Delivery address', 'Group "Delivery address" > Button "Clear"'),
  apart('form', 'clear the delivery address', 'Group "Delivery address" > Button "Clear"'),
  apart('form', 'click the second Clear button', 'Group "Delivery address" > Button "Clear"'),
  apart('wordpad', 'choose Save from the File menu', 'MenuItem "Save"'),
  apart('wordpad', 'click Paste in the Edit menu', 'MenuItem "Paste"'),
  apart('notepad', 'click File > Print', 'MenuItem "Print..."'),
  apart('save-as', 'open the Documents folder on the toolbar', 'ToolBar > Button "Documents"'),
  apart('testapp', 'click Save on the toolbar', 'ToolBar > Button "Save"'),

  apart('practice', 'click More Options of Font Color', 'SplitButton "Font Color" > Button "More Options"'),
  apart(
    'practice',
    'click the More Options button in the Paste split button',
    'SplitButton "Paste" > Button "More Options"',
  ),
  apart('practice-save', 'click Save', 'Window "Save As" > Button "Save"'),
  apart('practice-save', 'close the Save As dialog', 'Window "Save As"'),
  apart('practice-save', 'click Save on the Quick Access Toolbar', 'ToolBar "Quick Access Toolbar" > Button "Save"'),
  apart('practice', 'click Bold in the Mini Toolbar', 'ToolBar "Mini Toolbar" > Button "Bold"'),
  apart(
    'practice',
    'click Increase Indent in the Paragraph group on the Home tab',
    'Pane "Lower Ribbon" > Group "Paragraph" > Button "Increase Indent"',
  ),
  apart('practice', 'click Comment in the Comments group', 'Group "Comments" > Button "Comment"'),

  entry('practice-save', 'type report.rtf as the file name', 'Edit "File name"'),
  entry('practice-save', 'set the file name to "a b.rtf"', 'Edit "File name"'),
  entry('practice', 'set the font size to 14', 'Group "Font" > ComboBox "Font Size"'),
  entry('practice', 'change the font to Arial', 'Group "Font" > ComboBox "Font"'),
  entry('practice', 'Type "Dear Ann,"', 'Document "Document"'),
  entry('writer-save', 'type report.rtf as the file name', 'ComboBox "File name:" > Edit "File name:"'),
  entry('writer', 'type "Dear Ann" into the document', 'Document "Document1"'),
  entry('writer', 'Type Hello world', 'Document "Document1"'),
  entry('form', 'Enter Bob as the user name', 'Edit "User name:"'),
  entry(
    'form',
    'type Main Street 1 into the Street field of the Billing address group',
    'Group "Billing address" > Edit',
  ),
  entry('form', 'enter "Paris" in the City field in the Delivery address group', 'Group "Delivery address" > Edit'),
  entry('pad', 'Type Hello', 'Window "Untitled - Pad" > Edit'),
  entry('save-as', 'type report.rtf as the file name', 'ComboBox "File name" > Edit "File name"'),
  entry('save-as', 'In the File name box, enter "notes.txt"', 'ComboBox "File name" > Edit "File name"'),
  entry('save-as', 'name the file letter.txt', 'ComboBox "File name" > Edit "File name"'),
  entry('save-as', 'set the encoding to Unicode (UTF-8)', 'ComboBox "Encoding"'),
  entry('notepad', 'write "Hello" in the text', 'Window "Untitled - Notepad" > Document'),
  entry('wordpad', 'Type the text "Dear all" into the editor', 'Window "Document - Wine Wordpad" > Document'),
  entry('testapp', 'fill the Name field with Ann', 'Edit "Name"'),

  purpose('writer', 'make it heavier', 'Group "Font" > Button "Bold"'),
  purpose('writer', 'Make the text slanted', 'Group "Font" > Button "Italic"'),
  purpose('writer', 'put a line under the selected words', 'Button "Underline"'),
  purpose('writer', 'put the paragraph in the middle of the page', 'Button "Center"'),
  purpose('writer', 'take back the last change', 'Button "Undo"'),
  purpose('writer', 'turn the lines into a list with dots', 'Button "Bullets"'),
  purpose('writer', 'make the page closer', 'Button "Zoom In"'),
  purpose('pad', 'save the file under another name', 'MenuItem "Save as..."'),
  purpose('notepad', 'save the file under another name', 'MenuItem "Save as..."'),
  purpose('wordpad', 'save the file under another name', 'MenuItem "Save as..."'),
  purpose('wordpad', 'begin an empty document', 'ToolBar > Button "New"'),
  purpose('wordpad', 'see how it looks on paper', 'ToolBar > Button "Print preview"'),
  purpose('wordpad', "insert today's date", 'ToolBar > Button "Date and time"'),
  purpose('notepad', 'select everything', 'MenuItem "Select all"'),
  purpose('notepad', 'get it on paper', 'MenuItem "Print..."'),
  purpose('notepad', 'change the typeface', 'MenuItem "Font..."'),
  purpose('notepad', 'find out which version this is', 'MenuItem "About Notepad"'),
  purpose('save-as', 'change my mind and leave without saving', 'Button "Cancel"'),
  purpose('save-as', 'choose another kind of file', 'ComboBox "Files of type"'),

  purpose('practice', 'make it heavier', 'Group "Font" > Button "Bold"'),
  purpose('practice', 'make the letters bigger', 'Button "Increase Font Size"'),
  purpose('practice', 'make the heading smaller', 'Button "Decrease Font Size"'),
  purpose('practice', 'cross out the selected words', 'Button "Strikethrough"'),
  purpose('practice', 'align both margins', 'Button "Justify"'),
  purpose('practice', 'move the paragraph further in', 'Group "Paragraph" > Button "Increase Indent"'),
  purpose('practice', 'copy the look of this text to another place', 'Button "Format Painter"'),
  purpose('practice', 'look for a word', 'SplitButton "Find"'),
  purpose('practice', 'store my work', 'Button "Save"'),
  purpose('practice-menu', 'save the file under another name', 'MenuItem "Save As…"'),
  purpose('practice-menu', 'leave the program', 'MenuItem "Exit"'),
  purpose('practice-menu', 'begin a blank document', 'MenuItem "New"'),
  purpose('practice-save', 'decide in which folder it is saved', 'ComboBox "Save in"'),
  purpose('practice-save', 'give it another file format', 'ComboBox "Save as type"'),

  synonym('practice', 'click Search', 'SplitButton "Find"'),
  synonym('practice', 'click Enlarge Font', 'Button "Increase Font Size"'),
  synonym('practice', 'click Font Colour', 'Group "Font" > SplitButton "Font Color"'),
  synonym('practice-menu', 'click Preferences', 'MenuItem "Options…"'),
  synonym('practice-menu', 'quit', 'MenuItem "Exit"'),
  synonym('pad', 'click Find', 'MenuItem "Search..."'),
  synonym('pad', 'quit the program', 'MenuItem "Exit"'),
  synonym('pad', 'remove', 'MenuItem "Delete"'),
  synonym('writer-insert', 'click Image', 'Button "Pictures"'),
  synonym('writer', 'click Align Middle', 'Button "Center"'),
  synonym('wordpad', 'search for a word', 'MenuItem "Find..."'),
  synonym('wordpad', 'open the settings', 'MenuItem "Options..."'),
  synonym('save-as', 'click Abort', 'Button "Cancel"'),

  absent('practice', 'click OK'),
  absent('practice', 'open the Mailings tab'),
  absent('practice', 'click the Watermark button'),
  absent('practice', 'type 5 into the Width field'),
  absent('practice', 'click Yes'),
  absent('practice-save', 'click OK'),
  absent('practice-save', 'tick Read-only'),
  absent('practice-menu', 'click Share'),
  absent('writer', 'click OK'),
  absent('writer', 'click the Delete button'),
  absent('writer', 'open the Mailings tab'),
  absent('writer', 'click Pictures'),
  absent('writer', 'check the Show ruler box'),
  absent('pad', 'click the Bold button'),
  absent('form', 'type x into the Phone field'),
  absent('form', 'click Help'),
  absent('notepad', 'make it heavier'),
  absent('notepad', 'click OK'),
  absent('save-as', 'click Print'),
  absent('save-as', 'open the Home tab'),
  absent('testapp', 'click Undo'),
  absent('testapp', 'type a into the Password box'),
  absent('wordpad', 'click the Superscript button'),
  absent('wordpad', 'press Ctrl+S'),
  absent('wordpad', 'wait two seconds'),
];
