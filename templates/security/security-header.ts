import type { UndeclaredHeader } from "../runtime/soap/soap.js";
import { type HeaderFacts, soapHeader } from "../runtime/soap/undeclared-header.js";
import { WSSE } from "./names.js";
import type { SecurityPart, TokenPart } from "./security-part.js";

/** In which order the elements of a header stand. */
export type PartOrder = "strict" | "given";

/** The Security header of a message with its tokens. A signature is added later, when the message is there. */
export async function securityHeader(
  parts: readonly SecurityPart[],
  order: PartOrder,
  facts: HeaderFacts,
): Promise<UndeclaredHeader> {
  const tokens: string[] = [];
  for (const token of inOrder(tokensOf(parts), order)) tokens.push(await token.write());
  return soapHeader(`<wsse:Security xmlns:wsse="${WSSE}">${tokens.join("")}</wsse:Security>`, facts);
}

function tokensOf(parts: readonly SecurityPart[]): TokenPart[] {
  return parts.flatMap((part) => {
    if (part.kind !== "Signature") return [part];
    return part.token === undefined ? [] : [part.token];
  });
}

/** The order in which every element stands before those that use it, as the layout Strict wants it. */
const STRICT: readonly TokenPart["kind"][] = ["Timestamp", "BinarySecurityToken", "UsernameToken", "Assertion"];

function inOrder(tokens: readonly TokenPart[], order: PartOrder): readonly TokenPart[] {
  if (order === "given") return tokens;
  return tokens.toSorted((a, b) => STRICT.indexOf(a.kind) - STRICT.indexOf(b.kind));
}
