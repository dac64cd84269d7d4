import { buildProduct } from '../../scripts/build.ts';
import { buildNative } from '../../scripts/build-native.ts';

/** The suite of live windows runs what is shipped, the bundle and the host, and a program of its own. */
export default async function setup(): Promise<void> {
  buildNative({ force: false });
  await buildProduct({ force: false });
}
