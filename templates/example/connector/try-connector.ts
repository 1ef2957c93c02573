// Calls the connector like its real caller: authenticates, searches for products, and has a quote priced.
import { createHmac } from "node:crypto";
import { SoapFault } from "quote-connector-soap";
import { ConnectorAuthenticationClient } from "quote-connector-soap/connector/connector-authentication";
import { QuoteConnectorClient } from "quote-connector-soap/connector/quote-connector";

const { CONNECTOR_URL: url = "http://127.0.0.1:8088/QuoteConnector.svc", CONNECTOR_SECRET = "a secret of both sides" } =
  process.env;

const text = `quotes.${Date.now()}`;
const SignedToken = `${text}.${createHmac("sha256", CONNECTOR_SECRET).update(text).digest("base64url")}`;
const { Result } = await new ConnectorAuthenticationClient({ url }).authenticate({ SignedToken });
if (!Result?.IsAuthenticated) throw new Error(`refused: ${Result?.Reason}`);
console.log("authenticated");

const connector = new QuoteConnectorClient({ url, headers: { SessionKey: Result.SessionKey } });
const { Products } = await connector.findProducts({ Text: "desk", Currency: "EUR" });
for (const product of Products ?? []) console.log(`${product?.Name}: ${product?.UnitPrice} ${product?.Currency}`);

const { Quote, Result: priced } = await connector.priceQuote({
  Quote: {
    QuoteId: 7,
    Currency: "EUR",
    Lines: [
      { ProductKey: "P-1", Quantity: 2 },
      { ProductKey: "P-2", Quantity: 3 },
    ],
  },
});
console.log(`quote ${Quote?.QuoteId}: ${Quote?.Total} ${Quote?.Currency}, ${priced?.Severity}`);

try {
  await new QuoteConnectorClient({ url }).findProducts({});
} catch (error) {
  if (error instanceof SoapFault) console.log(`without a session: ${error.reason}`);
  else throw error;
}
