import { basename } from 'node:path';

interface TargetChoice {
  /** As in a launch configuration and in `--target`. */
  readonly id: string;
  readonly label: string;
  readonly about: string;
}

const targets: readonly (TargetChoice & { readonly isFor: (platform: NodeJS.Platform) => boolean })[] = [
  {
    id: 'practice',
    label: 'Practice app',
    about: 'A small simulated word processor that comes with Groundwork.',
    isFor: () => true,
  },
  {
    id: 'windows',
    label: 'Windows',
    about: 'The programs on this desktop.',
    isFor: platform => platform === 'win32',
  },
  {
    id: 'wine',
    label: 'Wine',
    about: 'Windows programs on a hidden desktop of their own.',
    isFor: platform => platform !== 'win32',
  },
];

/** The targets that a machine of this kind can have. */
export function targetChoices(platform: NodeJS.Platform): readonly TargetChoice[] {
  return targets.filter(target => target.isFor(platform));
}

/** A target as the status bar shows it. */
export function targetLabel(id: string): string {
  return targets.find(target => target.id === id)?.label ?? id;
}

/** A model as the status bar shows it: the kind, and of a place only its last part. */
export function modelLabel(spec: string): string {
  const [, kind = spec, place] = /^([a-z]+):(.+)$/s.exec(spec) ?? [];
  switch (kind) {
    case 'embedded':
      return 'Embedded model';
    case 'replay':
      return `Replay of ${basename(place ?? '')}`;
    case 'openai':
      return place?.split('#').at(-1) ?? spec;
    default:
      return place === undefined ? spec : basename(place);
  }
}
