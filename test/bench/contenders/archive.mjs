// A server with 50 MB, in one process with nothing else. It sends its port. It writes answers by hand, in forms that some servers send.
import { createServer } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";

const { built } = JSON.parse(process.argv[2] ?? "{}");
const load = (module) => import(pathToFileURL(join(built, "dist", module)).href);
const { streamingHandler } = await load("attachments/index.js");
const { createNodeListener } = await load("node/index.js");
const { archiveEndpoint } = await load("archive.js");

const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
const XOP = "http://www.w3.org/2004/08/xop/include";
/** A multiple of 3. */
const PIECE = 49_152;
const bytes = Buffer.from(Uint8Array.from({ length: PIECE }, (_, at) => (at * 31) ^ (at >> 8)));
const digits = bytes.toString("base64");
const COUNT = Math.round(50_000_000 / PIECE);
const PIECES_OF_A_FILE = Math.round(1_000_000 / PIECE);

const serve = createNodeListener(
  streamingHandler(archiveEndpoint, {
    store: async ({ Content }) => {
      let Size = 0;
      for await (const piece of Content) Size += piece.length;
      return { body: { Size } };
    },
    load: () => ({ body: { Content: Readable.from(repeated([bytes], COUNT)) } }),
  }),
);

const byHand = {
  "/in-base64": { type: `multipart/related; type="application/xop+xml"; boundary="b"`, pieces: partInBase64 },
  "/files": { type: "text/xml; charset=utf-8", pieces: files },
};

function* repeated(pieces, count) {
  for (let index = 0; index < count; index++) yield* pieces;
}

function* partInBase64() {
  const content = `<Content><x:Include xmlns:x="${XOP}" href="cid:1"/></Content>`;
  yield `--b\r\nContent-Type: application/xop+xml; charset=utf-8; type="text/xml"\r\n\r\n${envelope("Load", content).join("")}`;
  yield "\r\n--b\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <1>\r\n\r\n";
  // Lines of 76 digits (RFC 2045, 6.8).
  yield* repeated([digits.replace(/.{76}(?!$)/g, "$&\r\n"), "\r\n"], COUNT);
  yield "--b--\r\n";
}

function* files() {
  const [before, after] = envelope("List", "");
  yield before;
  for (let index = 0; index < COUNT / PIECES_OF_A_FILE; index++) {
    yield `<File><Name>file ${index}</Name><Content>`;
    yield* repeated([digits], PIECES_OF_A_FILE);
    yield "</Content></File>";
  }
  yield after;
}

/** What comes before and after the end of the members. */
function envelope(operation, members) {
  const start = `<s:Envelope xmlns:s="${SOAP}"><s:Body><${operation}Response xmlns="urn:bench:archive">`;
  return [start + members, `</${operation}Response></s:Body></s:Envelope>`];
}

const server = createServer((request, response) => {
  const answer = byHand[request.url];
  if (answer === undefined) return void serve(request, response);
  request.resume();
  response.writeHead(200, { "Content-Type": answer.type });
  Readable.from(answer.pieces()).pipe(response);
});
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
process.on("disconnect", () => process.exit());
