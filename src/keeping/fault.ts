/** Why a backup could not be written, read or restored; words.ts has a sentence for each. */
export type BackupFaultCode =
  | "no-such-file"
  | "exists"
  | "is-folder"
  | "no-folder"
  | "no-permission"
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

const SYSTEM: Record<string, BackupFaultCode> = {
  ENOSPC: "no-space",
  EDQUOT: "no-space",
  SQLITE_FULL: "no-space",
  ENOENT: "no-folder",
  ENOTDIR: "no-folder",
  EACCES: "no-permission",
  EPERM: "no-permission",
  EROFS: "no-permission",
  EISDIR: "is-folder",
  EEXIST: "cannot-write",
  EIO: "cannot-write",
  ENAMETOOLONG: "cannot-write",
};

/** What the file system refused while something was written to `path`, as a BackupFault; any other error as it is. */
export function writingFault(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? "";
  const fault = Object.hasOwn(SYSTEM, code) ? SYSTEM[code] : undefined;
  return fault ? new BackupFault(fault, path) : error;
}
