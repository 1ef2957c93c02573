import { elementsIn } from "../../contract/types.js";
import { type CalledOperation, callExample } from "./call-example.js";
import { callerOf } from "./handled-call.js";
import type { DocumentedVersion, Site } from "./site.js";
import { unlessEndless } from "./unless-endless.js";

/** The operation that somebody might call first, in the newest version that has operations; undefined if none has one. */
export function firstCall(site: Site): CalledOperation | undefined {
  return site.versions
    .toReversed()
    .map((version) => firstIn(version, site))
    .find((called) => called !== undefined);
}

function firstIn({ contract, typescript: { names } }: DocumentedVersion, site: Site): CalledOperation | undefined {
  const calls = contract.endpoints.flatMap((endpoint) =>
    endpoint.operations.map((operation) => ({ contract, names, endpoint, operation })),
  );
  const ranked = calls.map((called) => ({ called, rank: rankOf(called) })).sort((a, b) => a.rank - b.rank);
  return ranked
    .slice(0, MOST_TRIED)
    .map(({ called }) => called)
    .find((called) => unlessEndless(() => callExample(called, site)) !== undefined);
}

/** Requests that cannot be shown are rare. */
const MOST_TRIED = 20;

/** A call that knows its caller comes before others, one that only reads before one that changes something, and a short one before a long one. */
function rankOf(called: CalledOperation): number {
  const { name, request, response, isOneWay } = called.operation;
  const size = elementsIn(request.content).length + elementsIn(response.content).length;
  const asks = [callerOf(called) === undefined, isOneWay, !READS.test(name), elementsIn(request.content).length === 0];
  return asks.reduce((rank, isWorse) => rank * 2 + Number(isWorse), 0) * LARGER_THAN_ANY + size;
}

const READS = /^(?:get|list|find|search|read|query|lookup)/i;

const LARGER_THAN_ANY = 1_000_000;
