import { describe, expect, it } from "vitest";
import { contractOf, inlineWsdl } from "../../support/inline-wsdl.js";
import { attachmentsWsdl } from "../typescript/attachments-wsdl.js";

const WSDL = attachmentsWsdl();
const MTOM = "http://schemas.xmlsoap.org/ws/2004/09/policy/optimizedmimeserialization";

function packagingWith(assertions: string): string | undefined {
  const policy = `<wsp:Policy xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy">${assertions}</wsp:Policy>`;
  const bound = WSDL.replace("<soap:binding ", `${policy}<soap:binding `);
  return contractOf({ "a.wsdl": bound }).endpoints[0]?.packaging;
}

describe("messages are packages", () => {
  it.each<[string, string, string]>([
    ["of MTOM, as a policy asks", `<o:OptimizedMimeSerialization xmlns:o="${MTOM}"/>`, "mtom"],
    ["of MTOM 1.1", '<o:MTOM xmlns:o="http://www.w3.org/2007/08/soap12-mtom-policy"/>', "mtom"],
    [
      "of MTOM, if a service can do it",
      `<o:OptimizedMimeSerialization wsp:Optional="true" xmlns:o="${MTOM}"/>`,
      "mtom",
    ],
    ["of SOAP with Attachments, if there are parts beside the envelope", "", "swa"],
  ])("%s", (_, assertions, want) => {
    expect(packagingWith(assertions)).toBe(want);
  });

  it("not otherwise", () => {
    expect(contractOf({ "a.wsdl": inlineWsdl({ operations: { Get: {} } }) }).endpoints[0]?.packaging).toBeUndefined();
  });
});

describe("parts beside the envelope", () => {
  const discuss = (wsdl: string) =>
    contractOf({ "a.wsdl": wsdl }).endpoints[0]?.operations.find(({ name }) => name === "Discuss")?.request;

  it("have the media types of all their contents", () => {
    expect(discuss(WSDL)?.attachments).toEqual([
      { name: "photo", documentation: "", kind: "bytes", types: ["image/png", "image/jpeg"] },
    ]);
  });

  it("may be documents of XML (mime:mimeXml)", () => {
    const changed = WSDL.replaceAll(
      /<mime:content part="photo" type="image\/(png|jpeg)"\/>/g,
      '<mime:mimeXml part="photo"/>',
    );
    expect(
      discuss(changed.replaceAll('name="photo" type="xs:base64Binary"', 'name="photo" element="tns:Topic"')),
    ).toMatchObject({
      attachments: [{ name: "photo", kind: "text", types: ["text/xml", "text/xml"] }],
    });
  });

  it("that the message does not have are not there", () => {
    const odd = WSDL.replace('part="photo" type="image/png"', 'part="nothing" type="image/png"');
    expect(discuss(odd)?.attachments.map(({ name }) => name)).toEqual(["photo"]);
  });

  it("are not in the body, even if it says nothing of its parts", () => {
    const silent = WSDL.replace('<soap:body use="literal" parts="topic"/>', '<soap:body use="literal"/>');
    expect(discuss(silent)?.content).toMatchObject({ kind: "parts", particles: [{ element: { localName: "Topic" } }] });
  });

  it.each<[string, string, string]>([
    ["text of a media type of XML", 'element="tns:Topic"', "text"],
    ["bytes of a media type that is not text", 'element="tns:Topic"', "bytes"],
    ["text of any simple type", 'type="xs:int"', "text"],
    ["bytes of base64", 'type="xs:base64Binary"', "bytes"],
  ])("are %s", (name, content, kind) => {
    const type = name.includes("XML") ? "application/soap+xml" : "image/png";
    const changed = WSDL.replaceAll(
      '<wsdl:part name="photo" type="xs:base64Binary"/>',
      `<wsdl:part name="photo" ${content}/>`,
    )
      .replaceAll("image/png", type)
      .replaceAll("image/jpeg", type);
    expect(discuss(changed)?.attachments.map((part) => part.kind)).toEqual([kind]);
  });

  it("may come with headers in the part of the envelope", () => {
    const header = '<soap:header message="tns:DiscussIn" part="topic" use="literal"/>';
    const withHeader = WSDL.replace(
      '<soap:body use="literal" parts="topic"/>',
      `<soap:body use="literal" parts=""/>${header}`,
    );
    expect(discuss(withHeader)?.headers.map(({ element }) => element.localName)).toEqual(["Topic"]);
  });
});
