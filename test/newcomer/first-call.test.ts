import { realpathSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describeWithCorpus } from "../support/corpus.js";
import { tempFolder } from "../support/temp-folder.js";
import { firstCall, showSteps } from "./first-call.js";

/**
 * WSDLs of services that have nothing to do with NetServer: in document and rpc style, with one endpoint and with several. None asks for
 * keys or tokens, which only the people of a service can give.
 */
const WSDLS = [
  "005-wsdl-tsclient-empty-body/empty_body.wsdl",
  "044-node-soap-multi-service/multi-service.wsdl",
  "067-python-zeep-claim/claim.wsdl",
  "095-cxf-hello-world-rpc-lit/hello_world_rpc_lit.wsdl",
  "088-cxf-CustomerService/CustomerService.wsdl",
];

describeWithCorpus("somebody who knows nothing of NetServer, with the README alone", (corpus) => {
  it.each(WSDLS)("calls %s in less than three minutes", async (path) => {
    const { steps, printed } = await firstCall(join(corpus, "generic", path), realpathSync(tempFolder()));
    console.info(showSteps(path, steps));
    // The members of a response; its headers are not shown.
    expect(printed).toMatch(/^(?:\{.*\}|undefined)\n$/s);
    expect(steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0)).toBeLessThan(180_000);
  });
});
