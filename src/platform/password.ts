/** argon2id with 19 MiB and two passes (OWASP's floor); the password is Unicode-normalised first (NIST 800-63B). */
export function hashPassword(password: string): Promise<string> {
  return Bun.password.hash(password.normalize("NFC"), {
    algorithm: "argon2id",
    memoryCost: 19_456,
    timeCost: 2,
  });
}

/** True when `password` is the one that `hash` was made from. */
export function verifyPassword(password: string, hash: string): Promise<boolean> {
  return Bun.password.verify(password.normalize("NFC"), hash);
}
