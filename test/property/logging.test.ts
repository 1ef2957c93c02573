import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutSecrets } from "../../generated/src/netserver/logging/index.js";
import { limit, runs } from "./runs.js";

const CASES = 5000;
const SECRET = "hush";

/** Pieces of which a message may be made, well or badly. The secret stands only where a name says that it is one. */
const PIECES = [
  "<a>",
  "</a>",
  "<b c='d'/>",
  "text",
  "<!-- comment -->",
  "<![CDATA[x]]>",
  "<?pi x?>",
  "&lt;",
  ">",
  `<Ticket>${SECRET}</Ticket>`,
  `<p:Password>a<![CDATA[${SECRET}]]></p:Password>`,
  `<Token><x y="${SECRET}">${SECRET}</x></Token>`,
  `<k:Key>Password</k:Key><k:Value>${SECRET}</k:Value>`,
  `<a secret="${SECRET}"/>`,
  `<Password>${SECRET}`,
  "</Password>",
  "<Value>",
  "<Body>",
  "</Body>",
  " 7T:hush ",
  " Bearer hush ",
  " Password=hush; ",
  "&lt;Ticket a='b'&gt;hush&lt;/Ticket&gt;",
  "<![CDATA[<Ticket a='b'>hush</Ticket>]]>",
];

describe("a message for a log", () => {
  it("has no secret, whatever it is made of and wherever it is cut off", { timeout: limit(CASES) }, () => {
    const bodies = fc.tuple(fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }), fc.nat(400));
    const isSafe = ([pieces, length]: [string[], number]): void => {
      const body = `<Envelope>${pieces.join("")}`;
      for (const text of [body, `${body}</Envelope>`, body.slice(0, length)]) {
        const logged = withoutSecrets({ operation: "Any", url: "https://example.com", httpHeaders: {}, body: text });
        expect(logged.body).not.toContain(SECRET);
      }
    };
    fc.assert(fc.property(bodies, isSafe), runs(CASES));
  });
});
