import { describe, expect, it } from "vitest";
import { contractOfVersion, endpointOf } from "../support/contracts.js";
import { MESSAGES } from "../support/generated-operations.js";
import { MessageValidator } from "../support/xsd-validator.js";
import { limit } from "./runs.js";
import { runAll, show } from "./written-is-read.js";

describe("written messages can be read, and are valid for libxml2", () => {
  const validators = new Map<string, MessageValidator>();
  const validatorOf = (version: string, endpoint: string): MessageValidator => {
    const file = `schemas/${version}/${endpoint}.xsd`;
    const validator = validators.get(file) ?? new MessageValidator(file);
    validators.set(file, validator);
    return validator;
  };

  const VERSIONS = ["Services84", "Services85", "Services86", "Services87", "Services88"];

  it.each(VERSIONS)("%s of schemas/", { timeout: limit(1000) }, (version) => {
    const contract = contractOfVersion(version);
    const subjects = MESSAGES.filter((message) => message.version === version).map(
      ({ endpoint: name, operation, direction, message, file }) => {
        const endpoint = endpointOf(version, name);
        const described = endpoint.operations.find((candidate) => candidate.name === operation)?.[direction];
        if (described === undefined) throw new Error(`no ${file}`);
        return { title: file, endpoint, direction, described, message };
      },
    );
    const counts = runAll(contract, subjects, 10, ({ endpoint }) => validatorOf(version, endpoint.name));
    console.log(`${version}: ${show(counts)}`);
    expect(counts.cases).toBeGreaterThanOrEqual(subjects.length * 20);
    expect(counts.valid).toBe(counts.cases / 2);
  });
});
