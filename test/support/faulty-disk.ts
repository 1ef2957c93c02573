import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { describe } from "vitest";
import { CHILD_LIMIT } from "./child-limit.js";
import { leaveOut } from "./leave-out.js";
import { PROGRAM, type Run } from "./program.js";
import { tempFolder } from "./temp-folder.js";

/** The fault of a disk. */
export type Fault = "full" | "read-only";

/** A separate namespace, in which anyone may mount. It ends with its last process, and so do the mounts. */
const NAMESPACE = ["--map-root-user", "--mount"];

const CAUSE: Readonly<Record<Fault, string>> = {
  full: "dd if=/dev/zero of=.filler bs=4k 2>/dev/null",
  "read-only": 'mount -o remount,ro "$disk"',
};

/**
 * Runs the built program on a copy of a folder, on a disk that is full or read-only.
 * @returns its output, and the content of the folder afterwards
 */
export async function runOnFaultyDisk(
  fault: Fault,
  folder: string,
  args: readonly string[],
): Promise<Run & { after: string }> {
  const [disk, after] = [tempFolder(), tempFolder()];
  const script = [
    `disk=${disk} node=${process.execPath} program=${PROGRAM}`,
    'mount -t tmpfs -o size=16m none "$disk" && cp -r . "$disk" && cd "$disk" || exit 99',
    CAUSE[fault],
    '"$node" "$program" "$@"; status=$?',
    `rm -f .filler; cp -r . ${after}`,
    "exit $status",
  ].join("\n");
  const child = spawn("unshare", [...NAMESPACE, "sh", "-c", script, "sh", ...args], {
    cwd: folder,
    timeout: CHILD_LIMIT,
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (text) => (stdout += String(text)));
  child.stderr.on("data", (text) => (stderr += String(text)));
  const [status] = await once(child, "close");
  return { status, stdout, stderr, after };
}

/** A suite that needs faulty disks. If the system does not allow them, it is left out, by name. */
export function describeWithFaultyDisks(name: string, body: () => void): void {
  const probe = [...NAMESPACE, "sh", "-c", "mount -t tmpfs none /mnt"];
  if (spawnSync("unshare", probe, { timeout: CHILD_LIMIT }).status === 0) describe(name, body);
  else leaveOut(`left out, as nothing can be mounted here: ${name}`);
}
