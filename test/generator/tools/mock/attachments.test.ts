import { describe, expect, it, onTestFinished } from "vitest";
import { compileContracts } from "../../../../generator/contract/compile-contracts.js";
import { startMock } from "../../../../generator/tools/mock/start-mock.js";
import { attachments } from "../../../../templates/attachments/index.js";
import { ArchiveClient } from "../../../golden/attachments-version/archive.js";
import { sourceFiles } from "../../../support/inline-wsdl.js";
import { asSchemas } from "../../../support/schema-files.js";
import { attachmentsWsdl } from "../../typescript/attachments-wsdl.js";

const WSDL = attachmentsWsdl();
const POLICY =
  '<wsp:Policy xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy"><o:OptimizedMimeSerialization xmlns:o="http://schemas.xmlsoap.org/ws/2004/09/policy/optimizedmimeserialization"/></wsp:Policy>';

/** The address of the only endpoint in a WSDL. */
async function mocked(wsdl: string): Promise<string> {
  const schemas = asSchemas("Archive", sourceFiles({ "Archive/archive.wsdl": wsdl }));
  const mock = await startMock(compileContracts(schemas), schemas, { port: 0 });
  onTestFinished(() => mock.close());
  return mock.endpoints[0]?.url ?? "";
}

describe("a mock of a service with attachments", () => {
  it("takes and answers the parts of the contract", async () => {
    const client = new ArchiveClient({ url: await mocked(WSDL) });
    const request = { Format: "pdf", $attachments: { photo: Uint8Array.of(1, 255), "my-note": "note" } };
    const { $attachments } = await client.convert(request);
    expect($attachments).toEqual({ photo: Uint8Array.of(1, 0, 255) });
  });
});

describe("a mock of a service with MTOM", () => {
  const wsdl = WSDL.replace("<soap:binding ", `${POLICY}<soap:binding `);

  it("answers a package of MTOM with one", async () => {
    const types: (string | null)[] = [];
    const client = new ArchiveClient({
      url: await mocked(wsdl),
      extensions: [attachments({ attachFrom: 0 })],
      fetch: async (address, init) => {
        const response = await fetch(address, init);
        types.push(response.headers.get("content-type"));
        return response;
      },
    });
    const { Content = [] } = await client.load({ Name: "a", Copies: 1 });
    expect(Content.length).toBeGreaterThan(0);
    expect(types).toEqual([expect.stringMatching(/^multipart\/related; type="application\/xop\+xml"/)]);
  });
});
