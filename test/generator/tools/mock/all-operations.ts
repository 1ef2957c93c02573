import * as services84 from "../../../../generated/src/services84/index.js";
import * as services85 from "../../../../generated/src/services85/index.js";
import * as services86 from "../../../../generated/src/services86/index.js";
import * as services87 from "../../../../generated/src/services87/index.js";
import * as services88 from "../../../../generated/src/services88/index.js";
import type { AnyOperation } from "../../../support/generated-operations.js";

const VERSIONS = {
  Services84: services84,
  Services85: services85,
  Services86: services86,
  Services87: services87,
  Services88: services88,
};

/** Every operation of the checked-in package. */
export const OPERATIONS = Object.entries(VERSIONS).flatMap(([version, { batch, soPrincipal }]) =>
  [batch.batchEndpoint, soPrincipal.soPrincipalEndpoint].flatMap(({ name, operations }) =>
    Object.values<AnyOperation>(operations).map((operation) => ({ version, endpoint: name, operation })),
  ),
);
