import { describe, expect, it } from "vitest";
import { compileContracts, type Selection } from "../../../generator/contract/compile-contracts.js";
import type { Contract, Endpoint } from "../../../generator/contract/contract.js";
import { inlineWsdl, sourceFiles } from "../../support/inline-wsdl.js";

const WSDL = inlineWsdl({ operations: { Get: {} } });
const [BINDING = ""] = /<wsdl:binding.*<\/wsdl:binding>/s.exec(WSDL) ?? [];
const PORT =
  '<wsdl:port name="SamplePort" binding="tns:SampleBinding"><soap:address location="https://example.com/Sample.svc"/></wsdl:port>';
const SOAP12 = 'xmlns:s12="http://schemas.xmlsoap.org/wsdl/soap12/"';

/** The same binding to SOAP 1.2, with a port of its own. */
function withSoap12(transport = "http://schemas.xmlsoap.org/soap/http"): string {
  const second = BINDING.replace('"SampleBinding"', `"Second" ${SOAP12}`)
    .replaceAll("<soap:", "<s12:")
    .replace("http://schemas.xmlsoap.org/soap/http", transport);
  const port = `<wsdl:port name="APort12" binding="tns:Second"><s12:address ${SOAP12} location="https://example.com/12"/></wsdl:port>`;
  return WSDL.replace(BINDING, BINDING + second).replace(PORT, port + PORT);
}

function compile(text: string, selection: Selection = {}): Contract {
  const files = sourceFiles({ "s/V1/a.wsdl": text });
  const [contract] = compileContracts({ folder: "s", ownName: "s", files }, selection);
  if (contract === undefined) throw new Error("no contract");
  return contract;
}

function endpointIn(text: string, selection?: Selection): Endpoint | undefined {
  return compile(text, selection).endpoints[0];
}

describe("the ports of one portType", () => {
  it("are one endpoint, by default with SOAP 1.1", () => {
    expect(compile(withSoap12()).endpoints).toMatchObject([
      {
        soapVersion: "1.1",
        soapVersions: ["1.1", "1.2"],
        port: "SamplePort",
        address: "https://example.com/Sample.svc",
      },
    ]);
  });

  it("can be picked by name", () => {
    expect(endpointIn(withSoap12(), { ports: ["APort12"] })).toMatchObject({
      soapVersion: "1.2",
      soapVersions: ["1.1", "1.2"],
      port: "APort12",
      address: "https://example.com/12",
    });
  });

  it("are an error if none has the name", () => {
    expect(() => compile(withSoap12(), { ports: ["Port13"] })).toThrow(
      'ports: "Port13" is no port bound to SOAP over HTTP of what is selected',
    );
  });

  it("may name the transport of SOAP 1.2 by the address of its own binding", () => {
    const text = withSoap12("http://www.w3.org/2003/05/soap/bindings/HTTP/").replace(PORT, "");
    expect(endpointIn(text)).toMatchObject({ soapVersion: "1.2", soapVersions: ["1.2"] });
  });

  it("may name a transport with a slash at the end", () => {
    const text = withSoap12("http://schemas.xmlsoap.org/soap/http/").replace(PORT, "");
    expect(endpointIn(text)).toMatchObject({ soapVersion: "1.2", soapVersions: ["1.2"] });
  });
});

describe("a binding without a service", () => {
  const text = WSDL.replace(/<wsdl:service.*<\/wsdl:service>/s, "");

  it("is an endpoint whose address is not known", () => {
    expect(endpointIn(text)).toMatchObject({ name: "Sample", port: "SampleBinding", address: undefined });
  });

  it("has the address that is given, which replaces none that can be called", () => {
    const address = "https://example.org/orders";
    expect(endpointIn(text, { address })?.address).toBe(address);
    expect(endpointIn(WSDL.replace("https://example.com/Sample.svc", "REPLACE_ME"), { address })?.address).toBe(
      address,
    );
    expect(endpointIn(WSDL, { address })?.address).toBe("https://example.com/Sample.svc");
  });
});

describe("a portType that is not bound to SOAP over HTTP", () => {
  const http = '<h:binding xmlns:h="http://schemas.xmlsoap.org/wsdl/http/" verb="GET"/>';
  const text = WSDL.replace(
    "<wsdl:service",
    `<wsdl:portType name="SampleHttpGet"/><wsdl:binding name="Plain" type="tns:SampleHttpGet">${http}</wsdl:binding>$&`,
  ).replace(PORT, `${PORT}<wsdl:port name="SampleHttpGet" binding="tns:Plain"/>`);

  it("is left out with a warning", () => {
    const { endpoints, warnings } = compile(text);
    expect(endpoints.map(({ name }) => name)).toEqual(["Sample"]);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^s\/V1\/a\.wsdl:\d+:\d+: the port SampleHttpGet is bound to http:\/\/schemas\.xmlsoap\.org\/wsdl\/http\/, not to SOAP over HTTP, and is left out$/,
      ),
    ]);
  });
});

describe("portTypes of one name", () => {
  const compileFiles = (namespaces: readonly string[], selection?: Selection): Contract | undefined => {
    const texts = namespaces.map((namespace, index) => [
      `s/V1/${index}.wsdl`,
      inlineWsdl({ name: "Orders", namespace, operations: { Get: {} } }),
    ]);
    return compileContracts({ folder: "s", ownName: "s", files: sourceFiles(Object.fromEntries(texts)) }, selection)[0];
  };

  it.each([
    ["in two namespaces", ["urn:a:sales", "urn:a:stock"], ["OrdersOfSales", "OrdersOfStock"]],
    ["in namespaces with one ending", ["urn:a:x", "urn:b:x"], ["OrdersOfAX", "OrdersOfBX"]],
    ["in namespaces with one word", ["urn:a/x", "http://a/x#"], ["OrdersOfAX", "OrdersOfAX2"]],
  ])("%s have names of their own", (_, namespaces, want) => {
    const endpoints = compileFiles(namespaces)?.endpoints ?? [];
    expect(endpoints.map(({ name }) => name)).toEqual(want);
    expect(endpoints.map(({ portType }) => portType)).toEqual(["Orders", "Orders"]);
    expect(new Set(endpoints.map(({ namespace }) => namespace))).toEqual(new Set(namespaces));
  });

  it("are selected by these names, which do not depend on what is selected", () => {
    const selection = { endpoints: ["OrdersOfStock"] };
    const found = compileFiles(["urn:sales", "urn:stock"], selection)?.endpoints ?? [];
    expect(found.map(({ name, namespace }) => [name, namespace])).toEqual([["OrdersOfStock", "urn:stock"]]);
    expect(() => compileFiles(["urn:sales", "urn:stock"], { endpoints: ["Orders"] })).toThrow(
      'endpoints: "Orders" is not one of OrdersOfSales, OrdersOfStock',
    );
  });
});
