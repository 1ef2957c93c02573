import { clarkName, type QName } from "../../../xml/qname.js";
import { type Block, type Content, code, heading, joined, link, paragraph } from "../page.js";
import { type DocumentedVersion, endpointPath, operationPath, typePath } from "../site.js";
import { known } from "../site-paths.js";
import type { HeaderUsage, MemberUsage, OperationUsage } from "../type-usage.js";

/** Where a type is used: in operations, by endpoint; in headers; in other types. */
export function usageBlocks(type: QName, version: DocumentedVersion): Block[] {
  const { operations, headers, types } = known(version.usages, clarkName(type));
  const items = [
    ...groupBy(operations, ({ endpoint }) => endpoint).map((group) => operationsContent(group, version)),
    ...groupBy(headers, ({ header }) => header).map((group) => headersContent(group, version)),
    ...types.map((usage) => memberContent(usage, version)),
  ];
  return [heading("Used by"), items.length === 0 ? paragraph("Nothing directly.") : { kind: "list", items }];
}

/** `Batch: StartBatchJob (request), UpdateBatchTask (request, response)` */
function operationsContent(usages: readonly OperationUsage[], version: DocumentedVersion): Content {
  const endpoint = usages[0]?.endpoint ?? "";
  const operations = groupBy(usages, ({ operation }) => operation).map((roles): Content => {
    const name = roles[0]?.operation ?? "";
    const path = operationPath(version, endpoint, name);
    return [link(code(name), path), ` (${[...new Set(roles.map(({ role }) => role))].join(", ")})`];
  });
  return [link(endpoint, endpointPath(version, endpoint)), ": ", ...joined(operations, ", ")];
}

/** `Header Credentials of Batch, Contact` */
function headersContent(usages: readonly HeaderUsage[], version: DocumentedVersion): Content {
  const endpoints = usages.map(({ endpoint }): Content => [link(endpoint, endpointPath(version, endpoint))]);
  return ["Header ", code(usages[0]?.header ?? ""), " of ", ...joined(endpoints, ", ")];
}

/** `Member State of BatchTaskInfo`, or the collection that contains it. */
function memberContent({ type, member }: MemberUsage, version: DocumentedVersion): Content {
  const page = link(code(type.localName), typePath(version, type));
  return member === undefined ? [page] : ["Member ", code(member), " of ", page];
}

/** Groups in the order in which their keys first appear. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
