/** Why a backup could not be written, read or restored; words.ts has a sentence for each. */
export type BackupFaultCode =
  | "no-such-file"
  | "cannot-write"
  | "no-space"
  | "not-a-backup"
  | "damaged"
  | "truncated"
  | "key-needed"
  | "wrong-key"
  | "newer-format"
  | "newer-schema"
  | "folder-not-empty"
  | "database-not-empty"
  | "not-as-written";

/** An expected end of a backup or a restore, with what the sentence needs. */
export class BackupFault extends Error {
  constructor(
    readonly code: BackupFaultCode,
    /** What it is about: a file, a folder, a part of the backup. */
    readonly subject = "",
  ) {
    super(subject ? `${code}: ${subject}` : code);
  }
}
