/** The operating system's errors in words. Its own texts name calls and codes, which mean nothing to most people. */
const WORDS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EBUSY: "in use by another program",
  EDQUOT: "no space left (EDQUOT)",
  EEXIST: "exists already, and is not replaced",
  EISDIR: "is a folder, not a file",
  ELOOP: "a link that leads back to itself",
  EMFILE: "too many open files",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "no such file or folder",
  ENOSPC: "no space left on the disk (ENOSPC)",
  ENOTDIR: "a part of the path is a file, not a folder",
  ENOTEMPTY: "not empty",
  EPERM: "permission denied",
  EROFS: "the disk is read-only (EROFS)",
};

/** Whether a file or folder could not be read or written. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "code" in error;
}

/** Whether an error is one of the operating system, with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return isSystemError(error) && error.code !== undefined && codes.includes(error.code);
}

/** Why something failed, for the end of an error message that names the file. */
export function describeFailure(error: unknown): string {
  if (!isSystemError(error)) return error instanceof Error ? error.message : String(error);
  // Node.js reports this code if a folder cannot be made on a read-only disk, or in a folder that can hold no other.
  if (error.code === "ENOENT" && /^mkd/.test(error.syscall ?? "")) return "the folder cannot be made";
  return WORDS[error.code ?? ""] ?? error.message;
}

/** An error of the operating system as an error message, with its path. */
export function describeSystemError(error: NodeJS.ErrnoException): string {
  return error.path === undefined ? describeFailure(error) : `${error.path}: ${describeFailure(error)}`;
}
