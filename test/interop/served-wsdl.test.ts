import { execFile } from "node:child_process";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { createHandler } from "../../generated/src/index.js";
import { createNodeListener, readDocuments } from "../../generated/src/node/index.js";
import { batchEndpoint } from "../../generated/src/services88/batch.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { startServer } from "../support/http-server.js";
import { failOrLeaveOut } from "../support/leave-out.js";
import { findInterpreter } from "./peer.js";

/** Each reads the WSDL of a server, calls it with the id 7, and prints the answer as JSON. */
const PEERS = [
  {
    name: "PHP's SoapClient, which compresses its request",
    interpreters: ["php"],
    probe: ["-r", 'exit(extension_loaded("soap") ? 0 : 1);'],
    program: (url: string) => [
      "-r",
      `$client = new SoapClient("${url}?wsdl", [
         "cache_wsdl" => WSDL_CACHE_NONE,
         "compression" => SOAP_COMPRESSION_GZIP | 5,
       ]);
       echo json_encode($client->GetBatchTaskInfo(["Id" => 7])->Response->Name);`,
    ],
    coding: "gzip",
  },
  {
    name: "zeep",
    interpreters: ["/usr/bin/python3", "python3"],
    probe: ["-c", "import zeep"],
    program: (url: string) => [
      "-c",
      `import json, zeep\nprint(json.dumps(zeep.Client("${url}?wsdl").service.GetBatchTaskInfo(Id=7)["body"]["Response"]["Name"]), end="")`,
    ],
    coding: undefined,
  },
];

describe.each(PEERS)("$name", (peer) => {
  const interpreter = findInterpreter(peer);
  if (interpreter === undefined) {
    const lack = { missing: `${peer.name} is not there`, requiredBy: "REQUIRE_PEERS" };
    failOrLeaveOut("is installed", lack, `left out, as it is not installed: ${peer.name}`);
    return;
  }

  it("reads the WSDL that a handler sends, and calls it at the address in it", async () => {
    const posted: IncomingHttpHeaders[] = [];
    const listener = createNodeListener(
      createHandler(
        batchEndpoint,
        { getBatchTaskInfo: ({ Id }) => ({ body: { Response: { Id, Name: `blåbær ${Id}` } } }) },
        { documents: readDocuments("schemas/Services88/Batch.wsdl", { within: "schemas" }) },
      ),
    );
    const url = await startServer(
      createServer((request, response) => {
        if (request.method === "POST") posted.push(request.headers);
        listener(request, response);
      }),
    );
    const { stdout } = await promisify(execFile)(interpreter, peer.program(url), { timeout: CHILD_LIMIT });
    expect(JSON.parse(stdout)).toBe("blåbær 7");
    expect(posted.map((headers) => headers["content-encoding"])).toEqual([peer.coding]);
  });
});
