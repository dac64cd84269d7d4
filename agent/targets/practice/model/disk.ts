import { plainDocument, type TextDocument } from './text-document.ts';

/** The files of the machine that the practice app plays, by name. Names keep their spelling and ignore case. */
export type Disk = ReadonlyMap<string, TextDocument>;

/** The kinds of file that a document can be saved as. */
export const fileTypes = [
  { name: 'Rich Text Format (*.rtf)', extension: '.rtf', keepsFormat: true },
  { name: 'Text Document (*.txt)', extension: '.txt', keepsFormat: false },
  { name: 'Practice Document (*.pdoc)', extension: '.pdoc', keepsFormat: true },
] as const;

export const folders = ['Documents', 'Desktop', 'Downloads'] as const;
const home = folders[0];

/** Whether Windows would take the name. */
export function isFileName(name: string): boolean {
  return name.trim() !== '' && !/[/:*?"<>|\u0000-\u001f]/.test(name) && !/[.\\]$/.test(name);
}

/** The name with the extension of the chosen type, unless it names one of the known types itself. */
export function withExtension(name: string, typeName: string): string {
  const trimmed = name.trim();
  if (fileTypes.some(type => trimmed.toLowerCase().endsWith(type.extension))) return trimmed;
  return trimmed + (fileTypes.find(type => type.name === typeName) ?? fileTypes[0]).extension;
}

/** The name under which a folder's file is kept: files of Documents go without a folder. */
export function inFolder(folder: string, name: string): string {
  return folder === home || name.includes('\\') ? name : `${folder}\\${name}`;
}

/** The name of the stored file, as it was first spelled; undefined when there is none. */
export function findFile(disk: Disk, name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  return [...disk.keys()].find(stored => stored.toLowerCase() === wanted);
}

export function filesIn(disk: Disk, folder: string): string[] {
  const names = [...disk.keys()].filter(name =>
    folder === home ? !name.includes('\\') : name.startsWith(`${folder}\\`),
  );
  return names.map(name => name.slice(name.lastIndexOf('\\') + 1)).sort((a, b) => a.localeCompare(b, 'en'));
}

/** Stores a document; a plain text file forgets its formatting. */
export function store(disk: Disk, name: string, document: TextDocument): Disk {
  const type = fileTypes.find(row => name.toLowerCase().endsWith(row.extension));
  const stored = type?.keepsFormat === false ? plainDocument(document.text) : document;
  const existing = findFile(disk, name);
  return new Map([...disk, [existing ?? name, stored]]);
}

export function diskOf(files: Readonly<Record<string, string>>): Disk {
  return new Map(Object.entries(files).map(([name, text]) => [name, plainDocument(text)]));
}
