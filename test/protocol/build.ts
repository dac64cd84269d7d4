import { buildProduct } from '../../scripts/build.ts';

/** The suites over stdio run what is shipped: the bundle. */
export default async function setup(): Promise<void> {
  await buildProduct({ force: false });
}
