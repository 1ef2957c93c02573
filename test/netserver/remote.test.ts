import { describe, expect, it } from "vitest";
import { Session } from "../../generated/src/index.js";
import { BatchClient } from "../../generated/src/services86/batch.js";
import { urlBelow } from "../../templates/netserver/remote.js";

describe("the address of an endpoint", () => {
  it.each([
    ["https://example.com/Cust12345/Remote", "https://example.com/Cust12345/Remote/Services86/Batch.svc"],
    ["https://example.com/Cust12345/Remote//", "https://example.com/Cust12345/Remote/Services86/Batch.svc"],
    [
      "https://online3.superoffice.com:443/Cust12345/Remote/Services88/",
      "https://online3.superoffice.com:443/Cust12345/Remote/Services86/Batch.svc",
    ],
    ["https://example.com/Cust12345/remote/services88", "https://example.com/Cust12345/remote/Services86/Batch.svc"],
    ["https://sod2.superoffice.com/Cust12345", "https://sod2.superoffice.com/Cust12345/Remote/Services86/Batch.svc"],
    [
      "https://sod2.superoffice.com:443/Cust12345/",
      "https://sod2.superoffice.com:443/Cust12345/Remote/Services86/Batch.svc",
    ],
    ["http://crm", "http://crm/Remote/Services86/Batch.svc"],
    ["http://crm/NetServer", "http://crm/NetServer/Services86/Batch.svc"],
    ["http://crm/NetServer//Services88//", "http://crm/NetServer/Services86/Batch.svc"],
    ["http://crm/NetServer/Services88/", "http://crm/NetServer/Services86/Batch.svc"],
    ["https://crm/Cust1/Remote/Services88/SoPrincipal.svc", "https://crm/Cust1/Remote/Services86/Batch.svc"],
    ["http://crm/Services88/Remote", "http://crm/Services88/Remote/Services86/Batch.svc"],
  ])("below %s", (remote, want) => {
    expect(urlBelow(remote, "Services86/Batch.svc")).toBe(want);
  });

  it.each(["https://example.com/Remote?a=b", "https://example.com/Remote#a"])("must not have a query: %s", (remote) => {
    expect(() => urlBelow(remote, "Services86/Batch.svc")).toThrow("it has neither ? nor #");
  });

  it("is fetched before each call if it is a function", async () => {
    const asked: string[] = [];
    const hosts = ["https://online1.example.com/Cust1/Remote", "https://online2.example.com/Cust1"];
    const fetch = async (url: string): Promise<Response> => {
      asked.push(url);
      return new Response("", { status: 503 });
    };
    const session = Session.withTicket("7T:", { remote: async () => hosts.shift() ?? "", fetch });
    const batch = session.client(BatchClient);
    await expect(batch.getBatchTaskInfo({ Id: 1 })).rejects.toThrow("HTTP status 503");
    await expect(batch.getBatchTaskInfo({ Id: 1 })).rejects.toThrow("HTTP status 503");
    expect(asked).toEqual([
      "https://online1.example.com/Cust1/Remote/Services86/Batch.svc",
      "https://online2.example.com/Cust1/Remote/Services86/Batch.svc",
    ]);
  });
});
