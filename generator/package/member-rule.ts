import type { MemberNames } from "../source/member-names.js";
import { type MemoryFolder, memoryFolder } from "./memory-folder.js";

/** The file of the library that says what members are called, and the one that says it for camelCase. */
const RULE = "runtime/values/member-names.ts";
const CAMEL_CASE_RULE = "runtime/values/camel-case-names.ts";

/** The templates with one rule for the names of members: a package has only its own. */
export function withMemberRule(templates: MemoryFolder, members: MemberNames): MemoryFolder {
  const rule = members === "wire" ? RULE : CAMEL_CASE_RULE;
  const text = templates.get(rule) ?? "";
  return memoryFolder(
    [...templates]
      .filter(([path]) => path !== CAMEL_CASE_RULE)
      .map(([path, other]) => [path, path === RULE ? text : other]),
  );
}
