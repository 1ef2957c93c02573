// A connector for quotes. It serves two contracts at one address (the connector and its authentication) and their WSDL.
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { createSharedHandler, type Implementation, implementEndpoint, SoapFault } from "quote-connector-soap";
import type { ConnectorResult, Quote } from "quote-connector-soap/connector";
import { connectorAuthenticationEndpoint } from "quote-connector-soap/connector/connector-authentication";
import { quoteConnectorEndpoint } from "quote-connector-soap/connector/quote-connector";
import { createNodeListener, readDocuments } from "quote-connector-soap/node";

const { PORT = "8088", CONNECTOR_SECRET = "a secret of both sides" } = process.env;

/** The products of the other system, with prices in cents. */
const PRODUCTS = [
  { key: "P-1", name: "Desk", cents: 44_900n },
  { key: "P-2", name: "Desk lamp", cents: 3_995n },
  { key: "P-3", name: "Chair", cents: 19_900n },
];

/** The keys of authenticated callers. */
const sessions = new Set<string>();

/** The first contract: returns a key to a caller that has signed a text with the secret. */
const authentication: Implementation<typeof connectorAuthenticationEndpoint> = {
  authenticate: ({ SignedToken }) => {
    if (!isSigned(SignedToken ?? ""))
      return { body: { Result: { IsAuthenticated: false, Reason: "wrong or old signature" } } };
    const SessionKey = randomUUID();
    sessions.add(SessionKey);
    return { body: { Result: { IsAuthenticated: true, SessionKey } } };
  },
};

/** The second contract: answers callers with such a key. */
const connector: Implementation<typeof quoteConnectorEndpoint> = {
  testConnection: ({ Settings }, headers) => {
    checkSession(headers.SessionKey);
    const company = Settings?.find((setting) => setting?.Key === "Company")?.Value;
    const Result: ConnectorResult = company ? { Severity: "Ok" } : { Severity: "Error", Text: "Company is missing." };
    return { body: { Result } };
  },
  findProducts: ({ Text, Currency }, headers) => {
    checkSession(headers.SessionKey);
    const wanted = (Text ?? "").toLowerCase();
    const found = PRODUCTS.filter(({ name }) => name.toLowerCase().includes(wanted));
    const Products = found.map(({ key, name, cents }) => {
      return { ProductKey: key, Name: name, UnitPrice: decimal(cents), Currency };
    });
    return { body: { Products } };
  },
  priceQuote: ({ Quote }, headers) => {
    checkSession(headers.SessionKey);
    return { body: price(Quote ?? { QuoteId: 0 }) };
  },
};

const handler = createSharedHandler(
  [
    implementEndpoint(connectorAuthenticationEndpoint, authentication),
    implementEndpoint(quoteConnectorEndpoint, connector),
  ],
  // The address in the WSDL is that of the request for it. A real connector has its public address from its settings: `address`.
  { documents: readDocuments("schemas/Connector/QuoteConnector.wsdl") },
);

/** A token is a name, the time in milliseconds, and the signature of both, with dots between. An old one may be somebody else's. */
function isSigned(token: string): boolean {
  const [, text = "", time = "", signature = ""] = /^([^.]+\.(\d{13}))\.([\w-]+)$/.exec(token) ?? [];
  const expected = createHmac("sha256", CONNECTOR_SECRET).update(text).digest();
  const given = Buffer.from(signature, "base64url");
  const isRecent = Math.abs(Date.now() - Number(time)) < 5 * 60 * 1000;
  return isRecent && given.length === expected.length && timingSafeEqual(given, expected);
}

/** The caller gets a SoapFault unchanged. Of any other error it only learns that there was one. */
function checkSession(key: string | null | undefined): void {
  if (key && sessions.has(key)) return;
  const code = { namespace: "http://schemas.xmlsoap.org/soap/envelope/", localName: "Client" };
  throw new SoapFault({ code, subcodes: [], reason: "call Authenticate first", actor: undefined, detail: undefined });
}

function price(quote: Quote): { Quote: Quote; Result: ConnectorResult } {
  let total = 0n;
  const unknown: string[] = [];
  const Lines = quote.Lines?.map((line) => {
    const product = PRODUCTS.find(({ key }) => key === line?.ProductKey);
    if (line === null || product === undefined) {
      unknown.push(line?.ProductKey ?? "");
      return line;
    }
    total += product.cents * BigInt(line.Quantity);
    return { ...line, UnitPrice: decimal(product.cents) };
  });
  const Result: ConnectorResult =
    unknown.length === 0
      ? { Severity: "Ok" }
      : { Severity: "Warning", Text: `unknown products: ${unknown.join(", ")}` };
  return { Quote: { ...quote, Lines, Total: decimal(total) }, Result };
}

/** An xs:decimal is text, so that no digit is lost. */
function decimal(cents: bigint): string {
  return `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
}

const server = createServer(createNodeListener(handler, { maxConcurrent: 100 }));
await new Promise<void>((listening) => server.listen(Number(PORT), "127.0.0.1", listening));

const listening = server.address();
const port = typeof listening === "object" ? listening?.port : PORT;
console.log(`serving the connector at http://127.0.0.1:${port}/QuoteConnector.svc`);
