import type { Endpoint } from "../../contract/contract.js";

/** The end of the path in the WSDL's address: `Services88/Batch.svc`. The part before it belongs to one installation. */
export function pathOf({ address, name }: Endpoint, version: string): string {
  const path = (address ?? "").replace(/^[^:]*:\/\/[^/]*/, "").replace(/[?#].*/s, "");
  const segments = path.split("/").filter((segment) => segment !== "");
  return segments.length >= 2 ? segments.slice(-2).join("/") : `${version}/${name}.svc`;
}
