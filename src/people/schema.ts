import { z } from "zod";

/** NIST 800-63B-4: a password that stands alone has at least 15 characters; there are no rules about its letters. */
export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 256;

/** Reasons for which a field of the set-up form is refused; words.ts has a sentence for each. */
export type SetupFault = "name" | "email" | "password-short" | "password-long" | "password-common";

/** Counts characters as people see them, so that Arabic with marks is not favoured. */
const characters = (text: string) => [...new Intl.Segmenter("ar").segment(text)].length;

export const setupSchema = z.strictObject({
  newsroom: z.string().trim().min(1, "name").max(120, "name"),
  email: z.string().trim().max(254, "email").pipe(z.email("email")),
  password: z
    .string()
    .max(PASSWORD_MAX * 4, "password-long")
    .transform((password) => password.normalize("NFC"))
    .refine((password) => characters(password) >= PASSWORD_MIN, "password-short")
    .refine((password) => characters(password) <= PASSWORD_MAX, "password-long")
    .refine((password) => !isCommonPassword(password), "password-common"),
});

export type SetupInput = z.output<typeof setupSchema>;

/**
 * True for what guessers try first among long passwords: one short piece repeated, a run of the keyboard or
 * of the alphabet, or well-known phrases. Complements the length, which does most of the work.
 */
export function isCommonPassword(password: string): boolean {
  const bare = password.toLowerCase().replace(/[\s\-_.!@#*]/g, "");
  if (/^(.{1,8}?)\1+.{0,7}$/u.test(bare.slice(0, 300))) return true;
  const runs = [
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "01234567890123456789",
  ];
  if (
    runs.some(
      (run) => run.startsWith(bare.slice(0, 15)) || [...run].reverse().join("").startsWith(bare.slice(0, 15)),
    )
  )
    return true;
  return KNOWN.some((known) => bare.replace(/\d+$/, "") === known);
}

const KNOWN = [
  "passwordpassword",
  "correcthorsebatterystaple",
  "motdepassemotdepasse",
  "iloveyouiloveyou",
  "administrateur",
  "administratoradmin",
  "thisismypassword",
  "letmeinletmein",
  "bismillahirrahmanirrahim",
  "lailahaillallah",
  "بسماللهالرحمنالرحيم",
  "لاإلهإلاالله",
];
