import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What is built. */
export const dist = join(root, 'dist');

/** The bundled command line: the product as it is shipped. */
export const bundle = join(dist, 'groundwork.js');

/** What is built of `native/`. */
export const nativeDist = join(dist, 'native');
