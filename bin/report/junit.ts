import { create } from "xmlbuilder2";
import type { Finding } from "./finding.js";

/** A report in the form of JUnit, which most CI servers read. What is only a notice is no failure. */
export function asJunit(findings: readonly Finding[], suite: string): string {
  const cases =
    findings.length === 0 ? [{ "@name": "nothing to report", "@classname": suite }] : findings.map(testCase);
  const failures = findings.filter(({ severity }) => severity !== "notice").length;
  const counts = { "@name": suite, "@tests": cases.length, "@failures": failures };
  return create({ testsuites: { testsuite: { ...counts, testcase: cases } } }).end({ prettyPrint: true });
}

function testCase({ rule, severity, title, details, place }: Finding): object {
  const file = place === undefined ? {} : { "@file": place.path };
  const line = place?.line === undefined ? {} : { "@line": place.line };
  const text = [title, ...details].join("\n");
  const outcome = severity === "notice" ? { "system-out": text } : { failure: { "@message": title, "#": text } };
  return { "@name": title, "@classname": rule, ...file, ...line, ...outcome };
}
