/** Bytes of a Python file → text, the way Python itself reads its source (PEP 263). */
import { declaredEncoding } from './declared-encoding.ts';

/** Larger files are left out: no hand-written module comes near, and generated data must not slow a review. */
export const MAX_SOURCE_BYTES = 1_000_000;

export type Decoded = { readonly text: string } | { readonly problem: string; readonly budget?: boolean };

const UTF8_BOM = [0xef, 0xbb, 0xbf] as const;

/**
 * Decodes a Python file. The text has no byte order mark and keeps its line ends. What Python would refuse to load
 * (bytes that do not fit the encoding, a null byte) is a problem, one sentence without the file's name; so is an
 * encoding unknown here and a file over `MAX_SOURCE_BYTES` (`budget`).
 */
export function decodePython(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_SOURCE_BYTES) return oversized(bytes.length);
  if (bytes.includes(0)) return { problem: 'The file contains a null byte, so it is not Python source.' };
  if (UTF8_BOM.every((byte, index) => bytes[index] === byte)) return decode(bytes.subarray(UTF8_BOM.length), 'utf-8');

  const declared = declaredEncoding(bytes);
  if (declared === undefined)
    return decode(bytes, 'utf-8', 'The file is not UTF-8 and does not name another encoding.');
  if (declared.codec === undefined) return { problem: `The file's encoding "${declared.name}" is not supported.` };
  return decode(bytes, declared.codec);
}

/** The problem of a file that is too large to read, also for readers that know its size beforehand. */
export function oversized(size: number): { problem: string; budget: true } {
  const limit = MAX_SOURCE_BYTES.toLocaleString('en');
  return { problem: `The file has ${size.toLocaleString('en')} bytes; the limit is ${limit}.`, budget: true };
}

function decode(bytes: Uint8Array, codec: string, problem = `The file is not valid ${codec}.`): Decoded {
  // Python's latin-1 maps every byte to the code point of the same number; the web's label means windows-1252.
  if (codec === 'latin1') return { text: latin1(bytes) };
  if (codec === 'windows-1252') return { text: windows1252(bytes) };
  if (codec === 'ascii') return bytes.every((byte) => byte < 0x80) ? decode(bytes, 'utf-8') : { problem };
  try {
    return { text: new TextDecoder(codec, { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { problem };
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** The characters of 0x80 to 0x9f; the five bytes without one stand for themselves. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By hand, because Node 20's decoder of that name reads Latin-1. */
function windows1252(bytes: Uint8Array): string {
  return latin1(bytes).replace(
    /[\x80-\x9f]/g,
    (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character,
  );
}
