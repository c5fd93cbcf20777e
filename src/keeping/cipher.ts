import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from "node:crypto";
import { BackupFault } from "./fault.ts";
import { createReader } from "./streams.ts";

/**
 * A backup behind a passphrase: scrypt (RFC 7914) makes the key, AES-256-GCM seals pieces of 64 KiB. The nonce
 * of each piece holds its number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar,
 * Rogaway and Vizár), so that pieces cannot be changed, swapped, repeated or cut off.
 *
 * magic (16 bytes) · salt (16) · key check (16) · pieces, each: length (4 bytes) · sealed bytes · tag (16)
 */
export const SEALED_MAGIC = Buffer.from("MINBAR-SEALED-1\n");

const PIECE = 65_536;
const TAG = 16;
const HEADER = SEALED_MAGIC.length + 32;

/** 128 MiB and about half a second for each guess. */
function deriveKey(passphrase: string, salt: Buffer): Promise<Buffer> {
  const cost = { N: 131_072, r: 8, p: 1, maxmem: 268_435_456 };
  return new Promise((resolve, reject) =>
    scrypt(passphrase.normalize("NFC"), salt, 32, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

/** Tells a wrong passphrase from a damaged file without saying anything about the key. */
const keyCheck = (key: Buffer) =>
  createHmac("sha256", key).update("minbar backup key").digest().subarray(0, 16);

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

/** Seals a stream; a new salt for each file makes a new key, so that nonces never meet. */
export async function* seal(source: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(16);
  const key = await deriveKey(passphrase, salt);
  const header = Buffer.concat([SEALED_MAGIC, salt, keyCheck(key)]);
  yield header;
  const close = (plain: Buffer, number: number, last: boolean) => {
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf(number, last)).setAAD(header);
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(sealed.length);
    return Buffer.concat([length, sealed]);
  };
  let number = 0;
  let waiting: Buffer = Buffer.alloc(0);
  for await (const piece of source) {
    waiting = waiting.length === 0 ? piece : Buffer.concat([waiting, piece]);
    for (; waiting.length > PIECE; waiting = waiting.subarray(PIECE))
      yield close(waiting.subarray(0, PIECE), number++, false);
  }
  yield close(waiting, number, true);
}

/**
 * Opens what `seal` closed. Throws BackupFault "wrong-key", "damaged" (one changed bit anywhere) or
 * "truncated"; nothing of a piece is handed on before its tag was right.
 */
export async function* unseal(source: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const reader = createReader(source);
  const header = await reader.exactly(HEADER);
  const salt = header.subarray(SEALED_MAGIC.length, SEALED_MAGIC.length + 16);
  const key = await deriveKey(passphrase, salt);
  if (!timingSafeEqual(keyCheck(key), header.subarray(-16))) throw new BackupFault("wrong-key");
  for (let number = 0; ; number++) {
    const length = (await reader.exactly(4)).readUInt32BE();
    if (length < TAG || length > PIECE + TAG) throw new BackupFault("damaged");
    const sealed = await reader.exactly(length);
    const inner = open(key, header, sealed, nonceOf(number, false));
    const plain = inner ?? open(key, header, sealed, nonceOf(number, true));
    if (!plain) throw new BackupFault("damaged");
    yield plain;
    if (inner) continue;
    if (await reader.some(1)) throw new BackupFault("damaged");
    return;
  }
}

/** The bytes behind one sealed piece, or undefined when its tag does not fit. */
function open(key: Buffer, header: Buffer, sealed: Buffer, nonce: Buffer): Buffer | undefined {
  const decipher = createDecipheriv("aes-256-gcm", key, nonce)
    .setAAD(header)
    .setAuthTag(sealed.subarray(-TAG));
  const plain = decipher.update(sealed.subarray(0, -TAG));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return undefined;
  }
}
