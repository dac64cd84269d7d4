import { TargetError } from '../../../protocol/target.ts';
import { type Disk, findFile } from './model/disk.ts';
import type { TextDocument } from './model/text-document.ts';

/** The programs it plays; they are one and the same word processor. */
export const programs = ['practice.exe', 'wordpad.exe', 'winword.exe'] as const;

/** What lies on the virtual disk when nobody says otherwise. */
export const filesAtHome = {
  'Letter.rtf': 'Dear neighbours,\nwe are having a party on Saturday. You are all invited.\nYours, the people upstairs',
  'Minutes.txt': 'Minutes of Monday\nPresent: everybody.\nWe agreed to meet again.',
  'Shopping list.txt': 'Bread\nButter\nCoffee',
};

/** The file name of a program, whatever the path before it: `C:\Tools\WordPad` is `wordpad.exe`. */
export function fileNameOf(program: string): string {
  const name = program.trim().toLowerCase().split(/[\\/]/).at(-1) ?? '';
  return name.endsWith('.exe') ? name : `${name}.exe`;
}

/** @throws TargetError when it is none of the programs that the practice app plays */
export function playedProgram(program: string): string {
  const process = fileNameOf(program);
  if (programs.some(known => known === process)) return process;
  const all = programs.join(', ');
  throw new TargetError('launch-failed', `There is no program "${program}" here. The practice app plays ${all}.`);
}

/** @throws TargetError when the disk has no such file */
export function fileToOpen(disk: Disk, wanted: string): { name: string; document: TextDocument } {
  const name = findFile(disk, wanted);
  const document = name === undefined ? undefined : disk.get(name);
  if (name !== undefined && document) return { name, document };
  const files = [...disk.keys()].join(', ') || 'none';
  throw new TargetError('launch-failed', `There is no file "${wanted}" on the practice app's disk. It has: ${files}.`);
}
