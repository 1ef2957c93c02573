import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { describeWithCorpus } from "../support/corpus.js";
import { tempFolder } from "../support/temp-folder.js";

const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

describeWithCorpus("the runner of the suites", () => {
  it("counts what is generated, compiled, and read and written back, and says why a case fails", () => {
    const folder = tempFolder();
    write(folder, {
      "suite/a_kept_1/echo.wsdl": echoWsdl("xs:int"),
      "suite/a_kept_1/1.xml": message("<Count> 07 </Count>"),
      "suite/a_kept_2/echo.wsdl": echoWsdl("xs:int"),
      "suite/a_kept_2/1.xml": message("<Count>7</Count>"),
      "suite/a_kept_2/2.xml": message("<Count>seven</Count>"),
      "suite/b_said_1/echo.wsdl": echoWsdl("case:Nothing"),
      "suite/b_said_1/1.xml": message("<Count>7</Count>"),
    });
    const place = join(folder, "suite/b_said_1/echo.wsdl");
    expect(runSuites("--cases", folder, "--failures").replaceAll(place, "echo.wsdl")).toBe(`\
| suite | cases | generated | compiled | messages | passed |  |
| --- | --- | --- | --- | --- | --- | --- |
| suite | 3 | 2 | 2 | 3 | 1 | 33.3 % |

| group | cases | passed |
| --- | --- | --- |
| suite/a_kept | 2 | 1 |
| suite/b_said | 1 | 0 |

| what fails | cases |
| --- | --- |
| DecodeError: expected an integer from … to …, found text of … characters | 1 |
| element Count: the type … is not defined | 1 |

suite/a_kept_2: 2.xml: DecodeError: cannot read Ask: Count at 1:95: expected an integer from -2147483648 to 2147483647, found text of 5 characters
suite/b_said_1: echo.wsdl:3:131: element Count: the type {urn:case}Nothing is not defined
`);
  });
});

function runSuites(...options: readonly string[]): string {
  return execFileSync(process.execPath, ["test/suites/run.mjs", ...options], {
    encoding: "utf8",
    timeout: CHILD_LIMIT,
  });
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function message(content: string): string {
  return `<e:Envelope xmlns:e="${SOAP}"><e:Body><Ask xmlns="urn:case">${content}</Ask></e:Body></e:Envelope>`;
}

/** One operation, whose request and response are the same element. */
function echoWsdl(type: string): string {
  return `<definitions targetNamespace="urn:case" xmlns:case="urn:case" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns="http://schemas.xmlsoap.org/wsdl/">
  <types><xs:schema targetNamespace="urn:case" elementFormDefault="qualified"><xs:element name="Ask"><xs:complexType><xs:sequence><xs:element name="Count" type="${type}"/></xs:sequence></xs:complexType></xs:element></xs:schema></types>
  <message name="Content"><part name="content" element="case:Ask"/></message>
  <portType name="Echo"><operation name="Ask"><input message="case:Content"/><output message="case:Content"/></operation></portType>
  <binding name="EchoSoap" type="case:Echo"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="Ask"><soap:operation soapAction="urn:case#Ask"/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation></binding>
  <service name="EchoService"><port name="Echo" binding="case:EchoSoap"><soap:address location="http://localhost/echo"/></port></service>
</definitions>`;
}
