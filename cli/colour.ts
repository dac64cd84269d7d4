import { styleText } from 'node:util';
import type { Paint, Tone } from '../trace/transcript.ts';

const styles: Record<Tone, Parameters<typeof styleText>[0]> = {
  title: 'bold',
  quiet: 'dim',
  good: 'green',
  bad: 'red',
  warning: 'yellow',
  control: 'cyan',
};

/** Colours for a stream that shows them; plain text for files, pipes and `NO_COLOR`. */
export function painterFor(stream: NodeJS.WriteStream): Paint {
  const forced = process.env.FORCE_COLOR !== undefined && process.env.FORCE_COLOR !== '0';
  const colours = forced || (stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb');
  if (!colours) return (_tone, text) => text;
  return (tone, text) => styleText(styles[tone], text, { validateStream: false });
}
