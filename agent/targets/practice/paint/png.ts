import { constants, crc32, deflateRawSync } from 'node:zlib';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** The head of a zlib stream: a window of 32 KB, made fast. */
const streamHead = Uint8Array.of(0x78, 0x01);
/** The empty block that ends a deflated stream. */
const lastBlock = Uint8Array.of(0x03, 0x00);
/** Rows that are compressed together: fewer make a larger file, more are compressed in vain. */
const rowsInBand = 16;

interface Band {
  /** Deflated by itself, up to a byte's end, so that bands can follow each other. */
  readonly deflated: Uint8Array;
  readonly adler: number;
}

/**
 * Writes PNGs of 8-bit RGB pixels, one after the other of the same picture as it changes: bands of rows that did not
 * change stay compressed. The pictures of the practice app are drawn at every stop.
 */
export class PngWriter {
  readonly #width: number;
  readonly #height: number;
  readonly #bands: (Band | undefined)[];

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#bands = Array.from({ length: Math.ceil(height / rowsInBand) }, () => undefined);
  }

  /** These rows will be others. */
  forget(top: number, bottom: number) {
    this.#bands.fill(undefined, Math.floor(top / rowsInBand), Math.ceil(bottom / rowsInBand));
  }

  /** @param rows every row as a filter byte of 0 and three bytes a pixel; those not forgotten are as they were */
  write(rows: Uint8Array): Uint8Array<ArrayBuffer> {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.#width, 0);
    header.writeUInt32BE(this.#height, 4);
    header.set([8, 2, 0, 0, 0], 8);
    const stride = this.#width * 3 + 1;
    const stream: Uint8Array[] = [streamHead];
    let adler = 1;
    for (const index of this.#bands.keys()) {
      const start = index * rowsInBand * stride;
      const data = rows.subarray(start, start + rowsInBand * stride);
      const band = this.#bands[index] ?? bandOf(data);
      this.#bands[index] = band;
      stream.push(band.deflated);
      adler = joinAdler(adler, band.adler, data.length);
    }
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(adler);
    stream.push(lastBlock, checksum);
    return joined([signature, ...chunk('IHDR', [header]), ...chunk('IDAT', stream), ...chunk('IEND', [])]);
  }
}

function chunk(type: string, data: readonly Uint8Array[]): Uint8Array[] {
  const name = Buffer.from(type, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.reduce((sum, { byteLength }) => sum + byteLength, 0));
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(data.reduce((sum, part) => crc32(part, sum), crc32(name)));
  return [length, name, ...data, checksum];
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

function bandOf(data: Uint8Array): Band {
  const deflated = deflateRawSync(data, { level: 3, finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 65_536 });
  return { deflated: Uint8Array.from(deflated), adler: adlerOf(data) };
}

const adlerPrime = 65_521;

/** The checksum of a zlib stream, which the runtime does not give out. */
function adlerOf(data: Uint8Array): number {
  let [low, high] = [1, 0];
  // So many bytes can be added up before a sum leaves 30 bits, and stays a small number to the runtime.
  for (let start = 0; start < data.length; start += 1024) {
    const end = Math.min(start + 1024, data.length);
    for (let at = start; at < end; at += 1) {
      low += data[at] ?? 0;
      high += low;
    }
    low %= adlerPrime;
    high %= adlerPrime;
  }
  return high * 65_536 + low;
}

/** The checksum of one stretch and the `length` bytes after it, from the checksums of both. */
function joinAdler(first: number, second: number, length: number): number {
  const [low1, high1] = [first % 65_536, Math.floor(first / 65_536)];
  const [low2, high2] = [second % 65_536, Math.floor(second / 65_536)];
  const low = (low1 + low2 + adlerPrime - 1) % adlerPrime;
  const high = (high1 + high2 + (length % adlerPrime) * (low1 + adlerPrime - 1)) % adlerPrime;
  return high * 65_536 + low;
}
