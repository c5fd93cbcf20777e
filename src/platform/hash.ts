/** A short non-cryptographic fingerprint of text or bytes (wyhash, base 36), for ETags. */
export const fingerprint = (content: string | Uint8Array): string => Bun.hash(content).toString(36);
