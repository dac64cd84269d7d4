import manifest from '../package.json' with { type: 'json' };

/** Groundwork's version. */
export const { version } = manifest;
