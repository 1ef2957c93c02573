import { describe, expect, it } from "vitest";
import { CONTRACTS } from "../../../support/contracts.js";
import { contractOf } from "../../../support/inline-wsdl.js";
import { policyWsdl } from "../../../support/policies.js";
import { contractOfVersion } from "../../typescript/build-golden.js";
import { GOLDEN_CASES } from "../../typescript/golden-cases.js";
import { pageOf, siteOf } from "./docs-of.js";
import { brokenLinks } from "./links.js";
import { SHOP_WSDL } from "./shop-wsdl.js";

const NETSERVER = siteOf([...CONTRACTS.values()]);
const SHOP = siteOf([contractOf({ "shop.wsdl": SHOP_WSDL })]);

describe("a page in HTML", () => {
  it("has types with links, and names that links lead to", () => {
    const page = pageOf(SHOP, "ServicesXX/Shop/Paint.html");
    const things = `<tr><th scope="row"><a class="anchor" id="request.Things" href="#request.Things"><code>Things</code></a></th>`;
    expect(page).toContain(things);
    expect(page).toContain(
      `<td data-label="TypeScript"><code>(<a href="../types/Thing.html">Any<wbr>Thing</a> | null)[] | null</code></td>`,
    );
    expect(pageOf(SHOP, "ServicesXX/types/Colour.html")).toContain(`id="value.Red"`);
    expect(pageOf(SHOP, "ServicesXX/types/ColouredThing.html")).toContain(`id="inherited.Thing.Id"`);
  });

  it("has a way to each version, and says in which it is", () => {
    const menu = /<details class="version-menu">[\s\S]*?<\/details>/.exec(
      pageOf(NETSERVER, "Services88/Batch/GetAllBatchTaskInfosByName.html"),
    )?.[0];
    expect(menu).toContain(`<summary class="menu-button"><span class="unseen">Version </span>Services88</summary>`);
    expect(menu).toContain(`<a class="menu-item" href="#content" aria-current="page">Services88</a>`);
    expect(menu).toContain(
      `<a class="menu-item" href="../../Services84/Batch/index.html">Services84 <small>not in it</small></a>`,
    );
    for (const [path, page] of NETSERVER)
      if (path.endsWith(".html")) expect(page, path).toContain(`<details class="version-menu">`);
  });

  it("has the nearest types beside a type, and the way to all of them", () => {
    const page = pageOf(NETSERVER, "Services88/types/BatchTaskInfo.html");
    expect(page).toContain(`<nav aria-label="Types"><p>Types</p>`);
    expect(page).toContain(`<li><a href="#content" aria-current="page">Batch<wbr>Task<wbr>Info</a></li>`);
  });

  it("shows the message as it is sent, and the documented layout below it, folded", () => {
    const page = pageOf(NETSERVER, "Services88/Batch/StopBatchJob.html");
    const [, section = ""] = page.split(`<h2 id="request">`);
    const open = section.replace(/<details>[\s\S]*?<\/details>/g, "").replace(/<[^>]*>/g, "");
    expect(open).toContain("&lt;s:Envelope");
    expect(open).not.toContain("SOAP-ENV");
    expect(section).toContain(
      "<details>\n<summary>The request in the layout of NetServer&#39;s reference documentation",
    );
  });

  it("has no two elements of one id, and no link that leads nowhere", () => {
    const cases = ["Choices", "Attributes", "Headers", "Faults"].flatMap((name) =>
      GOLDEN_CASES[name] === undefined ? [] : [contractOfVersion(name, GOLDEN_CASES[name])],
    );
    expect(cases.length).toBeGreaterThan(1);
    for (const site of [NETSERVER, SHOP, ...cases.map((contract) => siteOf([contract]))]) {
      expect(brokenLinks(site)).toEqual([]);
      for (const [path, page] of site) {
        const ids = path.endsWith(".html") ? [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id) : [];
        expect(
          ids.filter((id, index) => ids.indexOf(id) !== index),
          path,
        ).toEqual([]);
      }
    }
  });
});

it("an endpoint says what its policies ask for, and who does it", () => {
  const wsdl = policyWsdl({
    binding: "<wsp:Policy><sp:IncludeTimestamp/></wsp:Policy>",
    put: '<wsp:Policy><sp:EncryptSignature/><x:Own xmlns:x="urn:x"/></wsp:Policy>',
  });
  const page = pageOf(siteOf([contractOf({ "a.wsdl": wsdl })]), "ServicesXX/Sample/index.html");
  const rows = [...page.replace(/[\s\S]*<h2 id="policies">/, "").matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)];
  expect(
    rows.map(([, row = ""]) =>
      row
        .replaceAll("<wbr>", "")
        .replace(/<[^>]*>/g, "|")
        .replace(/\|+/g, "|"),
    ),
  ).toEqual([
    "|EncryptSignature|Put|Nobody: a client is told by |fulfilled| that the program does|http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702|",
    "|IncludeTimestamp|An extension of |services-xx/security|http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702|",
    "|Own|Put|Nobody: calls may be refused|urn:x|",
  ]);
});

describe("the first page", () => {
  it("leads from nothing to the first call", () => {
    const page = pageOf(NETSERVER, "index.html");
    const sections = [...page.matchAll(/<h2 id="[^"]*">(.*?)<\/h2>/g)].map(([, text]) => text);
    expect(sections).toEqual(["Install", "First call", "Log-in", "Errors", "Versions", "Endpoints"]);
    expect(page).toContain("npm install netserver-soap");
    expect(page).toContain(`<h1>Net<wbr>Server reference</h1>`);
    expect(page.replace(/<[^>]*>/g, "")).toContain("await Session.logIn(SoPrincipalClient, {");
  });

  it("of a service that is not NetServer has its client and its address", () => {
    const text = pageOf(SHOP, "index.html").replace(/<[^>]*>/g, "");
    expect(text).toContain("const shop = new ShopClient({ url: &quot;https://example.com/Shop.svc&quot; });");
    expect(text).not.toMatch(/NetServer|Session/);
  });

  it("has a title, a logo and an introduction of the user", () => {
    const logo = { name: "logo.png", bytes: Uint8Array.of(1) };
    const site = siteOf([...CONTRACTS.values()], { title: "Acme <b>", intro: "Hello **you**.", logo });
    const first = pageOf(site, "index.html");
    expect(first).toContain("<h1>Acme &lt;b&gt;</h1>");
    expect(first).toContain(`<img class="logo" src="assets/logo.png" alt="Logo of Acme &lt;b&gt;">`);
    expect(first).toContain("<p>Hello <strong>you</strong>.</p>");
    const other = pageOf(site, "Services88/Batch/index.html");
    expect(other).toContain(`<img src="../../assets/logo.png" alt="">Acme &lt;b&gt;</a>`);
    expect(other).toContain(`<a href="../../index.html">Acme &lt;b&gt;</a>`);
  });
});
