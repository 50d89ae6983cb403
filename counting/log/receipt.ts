import { fromHex, sha256, toHex } from '../hash.js';

const encoder = new TextEncoder();

/**
 * Parts after one another, each as its length (4 bytes, big-endian) and its bytes, so that no two lists of
 * parts give the same bytes. The first part names what is signed or hashed.
 */
function encode(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length);
    bytes.set(part, at + 4);
    at += 4 + part.length;
  }
  return bytes;
}

function text(value: string): Uint8Array {
  return encoder.encode(value);
}

/** A whole number in 8 bytes, big-endian. */
function integer(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${value}`);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

/** What a commitment binds: the poll's ref, tag and nonce in hexadecimal, and the text of `canonicalBallot`. */
export interface CommitmentParts {
  poll: string;
  ballotTag: string;
  /** How often this voter has voted, from 1. */
  version: number;
  nonce: string;
  ballot: string;
}

/**
 * The bytes whose SHA-256 is the commitment: "stem-ballot-1" ‖ poll ‖ ballot_tag ‖ version ‖ r ‖ ballot, each
 * with its length before it; texts as UTF-8, tag and nonce as raw bytes, the version as 8 bytes big-endian.
 */
export function commitmentInput(parts: CommitmentParts): Uint8Array<ArrayBuffer> {
  return encode(
    text('stem-ballot-1'),
    text(parts.poll),
    fromHex(parts.ballotTag),
    integer(parts.version),
    fromHex(parts.nonce),
    text(parts.ballot),
  );
}

/** The commitment in hexadecimal, by Web Crypto. */
export async function commitment(parts: CommitmentParts): Promise<string> {
  return toHex(await sha256(commitmentInput(parts)));
}

/** What the signature of a receipt covers. */
export interface ReceiptParts {
  poll: string;
  /** Place of the commitment in the log, from 0. */
  index: number;
  /** In hexadecimal. */
  commitment: string;
}

/** The bytes that the signature of a receipt covers: "stem-receipt-1" ‖ poll ‖ index ‖ commitment, encoded alike. */
export function receiptInput(parts: ReceiptParts): Uint8Array<ArrayBuffer> {
  return encode(text('stem-receipt-1'), text(parts.poll), integer(parts.index), fromHex(parts.commitment));
}

/** What the signature of a tree head covers. */
export interface HeadParts {
  poll: string;
  size: number;
  /** In hexadecimal. */
  root: string;
  /** RFC 3339, exactly as published. */
  at: string;
  final: boolean;
}

/** The bytes that the signature of a head covers: "stem-head-1" ‖ poll ‖ size ‖ root ‖ at ‖ final (1 byte). */
export function headInput(parts: HeadParts): Uint8Array<ArrayBuffer> {
  return encode(
    text('stem-head-1'),
    text(parts.poll),
    integer(parts.size),
    fromHex(parts.root),
    text(parts.at),
    Uint8Array.of(parts.final ? 1 : 0),
  );
}
