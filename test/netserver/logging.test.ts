import { describe, expect, it } from "vitest";
import type { IncomingResponse, OutgoingRequest } from "../../generated/src/index.js";
import {
  type LoggedRequest,
  type LoggedResponse,
  withoutSecrets,
} from "../../generated/src/netserver/logging/index.js";
import { SoPrincipalClient } from "../../generated/src/services88/so-principal.js";
import { envelope } from "../runtime/messages.js";
import { APPLICATION_TOKEN, BEARER, batchClient, COOKIE } from "../support/batch-client.js";
import { serveReply } from "../support/http-server.js";
import { PASSWORD, serveInstallation } from "../support/installation.js";

const OPERATION = { operation: "Any", url: "https://example.com/a.svc", httpHeaders: {} };

/** What is shown of the content of a body. */
function shown(content: string, ...options: [{ names?: string[]; values?: string[] }?]): string {
  const body = `<s:Envelope xmlns:s="urn:s">${content}</s:Envelope>`;
  const logged = withoutSecrets({ ...OPERATION, body }, ...options).body;
  return logged.replace('<s:Envelope xmlns:s="urn:s">', "").replace("</s:Envelope>", "");
}

describe("a log", () => {
  it("has whole messages without a secret, of a login and of a call", async () => {
    const log: (LoggedRequest | LoggedResponse)[] = [];
    const server = await serveInstallation();
    const hooks = {
      onRequest: (request: OutgoingRequest) => void log.push(withoutSecrets(request)),
      onResponse: (response: IncomingResponse) => void log.push(withoutSecrets(response)),
    };
    const headers = { ApplicationToken: APPLICATION_TOKEN };
    const principal = new SoPrincipalClient({ url: `${server.remote}/SoPrincipal.svc`, headers, ...hooks });
    const { Credentials } = await principal.authenticateUsernamePassword({ UserName: "me", Password: PASSWORD });
    const batch = batchClient(`${server.remote}/Batch.svc?hush`, { headers: { ...headers, Credentials }, ...hooks });
    await batch.startBatchJob({ BatchTaskInfo: { Name: "Nightly" } });
    expect(JSON.stringify(log)).not.toContain("hush");
    const [login, answer, call] = log;
    expect(login?.body).toContain("<UserName>me</UserName><Password>[replaced]</Password>");
    expect(answer).toMatchObject({ operation: "AuthenticateUsernamePassword", status: 200 });
    expect(answer?.body).toContain("<Ticket>[replaced]</Ticket>");
    expect(call?.body).toContain("<ApplicationToken>[replaced]</ApplicationToken>");
    expect(call?.body).toContain("<Name>Nightly</Name>");
    expect(call).toMatchObject({
      url: `${server.remote}/Batch.svc`,
      httpHeaders: { authorization: "[replaced]", cookie: "[replaced]" },
    });
    expect([BEARER, COOKIE].join()).toContain("hush");
  });

  it("has nothing of an answer that is not a message", async () => {
    const log: LoggedResponse[] = [];
    for (const body of [
      "<html><p>hush</p></html>",
      "hush",
      '{"Ticket":"hush"}',
      "<a><s:Envelope xmlns:s='urn:s'/>hush</a>",
    ]) {
      const { url } = await serveReply({ body });
      const onResponse = (response: IncomingResponse): void => void log.push(withoutSecrets(response));
      await batchClient(url, { onResponse })
        .getBatchTaskInfo({ Id: 1 })
        .catch(() => {});
    }
    expect(log.map(({ body }) => body)).toEqual(
      Array.from({ length: 4 }, () => "[a body that is not a SOAP envelope]"),
    );
    expect(withoutSecrets({ ...OPERATION, body: "" }).body).toBe("");
  });

  it("has the message of an answer in parts", () => {
    const body = `--b\r\nContent-Type: text/xml\r\n\r\n${envelope("<Ticket>hush</Ticket>")}\r\n--b\r\n\r\nhush\r\n--b--`;
    const httpHeaders = new Headers({ "Content-Type": 'multipart/related; boundary="b"' });
    const logged = withoutSecrets({ operation: "Any", status: 200, httpHeaders, body }).body;
    expect(logged).toContain("<Ticket>[replaced]</Ticket>");
    expect(logged).not.toContain("hush");
  });
});

describe("a secret is known", () => {
  it.each([
    ["by the name of its element", "<Ticket>hush</Ticket>", "<Ticket>[replaced]</Ticket>"],
    ["whatever its prefix", "<x:Ticket>hush</x:Ticket>", "<x:Ticket>[replaced]</x:Ticket>"],
    [
      "by the end of a name",
      "<SignedSystemToken>hush</SignedSystemToken>",
      "<SignedSystemToken>[replaced]</SignedSystemToken>",
    ],
    ["in upper and lower case", "<newPassword>hush</newPassword>", "<newPassword>[replaced]</newPassword>"],
    ["in CDATA", "<Password>a<![CDATA[hush]]>b</Password>", "<Password>[replaced]</Password>"],
    ["around comments", "<Password>hu<!-- hush --><?hush?>sh</Password>", "<Password>[replaced]</Password>"],
    [
      "in elements inside",
      "<Token><a b='hush'>hush<c/><d>hush</d></a>hush</Token><e>f</e>",
      "<Token>[replaced]</Token><e>f</e>",
    ],
    ["in an empty element", "<Ticket/><a>b</a>", "<Ticket/><a>b</a>"],
    ["by the name of an attribute", `<a Password = "hush" c='d'/>`, `<a Password = "[replaced]" c='d'/>`],
    [
      "by the key of a dictionary",
      "<P><Key>Password</Key><Value>hush</Value></P><P><Key>Name</Key><Value>a</Value></P>",
      "<P><Key>Password</Key><Value>[replaced]</Value></P><P><Key>Name</Key><Value>a</Value></P>",
    ],
    ["by the form of a ticket", "<a>the ticket 7T:hush+/== is over</a>", "<a>the ticket [replaced] is over</a>"],
    ["by the form of a token", "<a>eyJhush.eyJhush.hush-_ and Bearer hush~</a>", "<a>[replaced] and [replaced]</a>"],
    [
      "in a message within a text",
      "<a>&lt;p:Password&gt;hu&amp;sh&lt;/p:Password&gt; &lt;Name&gt;b&lt;/Name&gt;</a>",
      "<a>&lt;p:Password&gt;[replaced]&lt;/p:Password&gt; &lt;Name&gt;b&lt;/Name&gt;</a>",
    ],
    [
      "in a message within a text whose tags have attributes",
      `<a>&lt;Ticket xmlns="urn:a"&gt;hush&lt;/Ticket&gt; b</a>`,
      `<a>&lt;Ticket xmlns="urn:a"&gt;[replaced]&lt;/Ticket&gt; b</a>`,
    ],
    [
      "in a message within a text that escapes only what it must",
      "<a>&lt;Ticket>hush&lt;/Ticket></a>",
      "<a>&lt;Ticket>[replaced]&lt;/Ticket></a>",
    ],
    [
      "in a message within CDATA",
      "<a><![CDATA[<b><x:Password c='d'>hush</x:Password></b>]]></a>",
      "<a><![CDATA[<b><x:Password c='d'>[replaced]</x:Password></b>]]></a>",
    ],
    [
      "in a connection string",
      "<a>User Id=me;Password=hu,sh&amp;hush;Pooling=on</a>",
      "<a>User Id=me;Password=[replaced];Pooling=on</a>",
    ],
    ["in a value of one with any characters", `<a>Password=a'&lt;hush;b</a>`, "<a>Password=[replaced];b</a>"],
    [
      "by any of the names in a message within a text",
      "<a>&lt;SecretValue&gt;hush&lt;/SecretValue&gt;</a>",
      "<a>&lt;SecretValue&gt;[replaced]&lt;/SecretValue&gt;</a>",
    ],
    ["in a quoted value of one", `<a>pwd = 'hush hush'; b</a>`, `<a>pwd = [replaced]; b</a>`],
    ["in an address", "<a>/x?ticket=hush b 7T%3Ahush%3D</a>", "<a>/x?ticket=[replaced] b [replaced]</a>"],
    [
      "in JSON",
      `<a>{"access_token": "hush hush", "b": 1} {&quot;Ticket&quot;:&quot;hush hush&quot;,1}</a>`,
      `<a>{"access_token": [replaced], "b": 1} {&quot;Ticket&quot;:[replaced],1}</a>`,
    ],
    ["in an attribute with other words", `<a b="Password='hush" c="d"/>`, `<a b="Password=[replaced]" c="d"/>`],
    ["by an attribute with any prefix", `<a пж:Password='hush'/>`, `<a пж:Password="[replaced]"/>`],
    ["by names in the plural", "<Passwords><b>hush</b></Passwords>", "<Passwords>[replaced]</Passwords>"],
    [
      "by the names of User and Person",
      "<CredentialValue>hush</CredentialValue><SecretValue>hush</SecretValue>",
      "<CredentialValue>[replaced]</CredentialValue><SecretValue>[replaced]</SecretValue>",
    ],
    ["in comments, which are left out", "<!-- hush --><a><?hush hush?>b</a>", "<a>b</a>"],
  ])("%s", (_, content, want) => {
    expect(shown(content)).toBe(want);
  });

  it("but not by the name of the operation, in which only text is one", () => {
    const body = (payload: string) => `<s:Envelope xmlns:s="urn:s"><s:Body>${payload}</s:Body></s:Envelope>`;
    const logged = (payload: string) =>
      withoutSecrets({ ...OPERATION, operation: "SetPassword", body: body(payload) }).body;
    expect(logged("<SetPassword><Id>1</Id><Password>hush</Password></SetPassword>")).toBe(
      body("<SetPassword><Id>1</Id><Password>[replaced]</Password></SetPassword>"),
    );
    expect(logged("<SetPassword>hush</SetPassword>")).toBe(body("<SetPassword>[replaced]</SetPassword>"));
    expect(logged("<OtherPassword><a>hush</a></OtherPassword>")).toBe(
      body("<OtherPassword>[replaced]</OtherPassword>"),
    );
  });

  it("by names and values that the options have", () => {
    expect(shown("<Pin>hush</Pin><Name>a</Name>", { names: ["PIN"] })).toBe("<Pin>[replaced]</Pin><Name>a</Name>");
    const content = `<a b="x &quot;hush&quot;">hush&amp;&lt;1 "hush" hush-hush</a>`;
    expect(shown(content, { values: ["hush&<1", '"hush"', "hush", "hush-hush", ""] })).toBe(
      `<a b="x [replaced]">[replaced] [replaced] [replaced]</a>`,
    );
  });

  it.each([
    ["a tag without an end", "<a>b</a><Ticket hush", "<a>b</a>[cut off]"],
    ["an end of another element", "<Password>a</b>hush", "<Password>[replaced][cut off]"],
    ["an end without a beginning", "</a>hush", "[cut off]"],
    ["a value without quotes", "<a>b</a><c Password=hush>", "<a>b</a>[cut off]"],
    ["a comment without an end", "<a>b</a><!-- hush", "<a>b</a>[cut off]"],
    ["CDATA without an end", "<Password><![CDATA[hush", "<Password>[replaced][cut off]"],
    ["a secret without an end", "<Password>hush", "<Password>[replaced]"],
    ["a document type", "<!DOCTYPE a [<!ENTITY b 'hush'>]><a/>", "[cut off]"],
  ])("as far as the message is XML: %s", (_, content, want) => {
    const logged = withoutSecrets({ ...OPERATION, body: `<s:Envelope>${content}` }).body;
    expect(logged).not.toContain("hush");
    expect(logged.replace("<s:Envelope>", "")).toBe(want);
  });
});

it("takes time in proportion to the message", () => {
  const many = 200_000;
  const bodies = [
    "<a".repeat(many),
    "<a ".repeat(many),
    `<Ticket>${"<".repeat(many)}`,
    "&lt;Password&gt;&".repeat(many),
    `<a ${'b="c" '.repeat(many)}`,
    "<!--".repeat(many),
    "7T:".repeat(many),
    "eyJ".repeat(many),
    "&lt;Password ".repeat(many),
    `&lt;${"a".repeat(many)}:`,
    "password=&quot;".repeat(many),
    `password${" ".repeat(many)}`,
    `<a ${"b".repeat(many)}="c"/>`,
  ];
  for (const body of bodies)
    expect(withoutSecrets({ ...OPERATION, body: `<Envelope>${body}` }).body.length).toBeGreaterThan(0);
});
