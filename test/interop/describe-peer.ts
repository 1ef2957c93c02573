import { describe, expect, it } from "vitest";
import { failOrLeaveOut } from "../support/leave-out.js";
import { describeFailures } from "./describe-failures.js";
import { describeHeaders } from "./describe-headers.js";
import { describeTasks } from "./describe-tasks.js";
import { carry, findInterpreter, type Peer, type Place } from "./peer.js";
import { useSetting } from "./setting.js";
import { FULL_TASK, REQUEST_HEADERS, RESPONSE_HEADERS, SPARSE_TASK } from "./wanted.js";
import { type WireValue, wireValue } from "./wire-value.js";

/**
 * The tests for every peer. A peer that is not installed is left out, by name. With REQUIRE_PEERS=1 it is a failure instead.
 */
export function describePeer(peer: Peer): void {
  const interpreter = findInterpreter(peer);
  if (interpreter !== undefined) {
    describe(`${peer.name} and the mock`, () => {
      const setting = useSetting(peer, interpreter);
      describeTasks(peer, setting);
      describeFailures(peer, setting);
      describeHeaders(peer, setting);
    });
    describeFacts(peer);
  } else {
    const lack = { missing: `${peer.name} is not there`, requiredBy: "REQUIRE_PEERS" };
    failOrLeaveOut(`${peer.name} is installed`, lack, `left out, as it is not installed: ${peer.name}`);
  }
}

/** Messages in which every fact about a library makes a difference. */
const SPECIMENS: Readonly<Record<Place, WireValue>> = {
  "headers sent": wireValue(REQUEST_HEADERS),
  "body sent": [wireValue(FULL_TASK), wireValue(SPARSE_TASK)],
  "headers read": wireValue(RESPONSE_HEADERS),
  "body read": [{ Response: wireValue(FULL_TASK) }, { Response: wireValue(SPARSE_TASK) }, { Response: null }],
};

/**
 * The tests above hold with all facts together. So each fact is true if it makes a difference. A fact that makes none is out of date.
 */
function describeFacts({ name, facts }: Peer): void {
  facts.forEach(({ place, title, change }, index) => {
    it(`${name}, ${place}: ${title}`, () => {
      const given = carry(facts.slice(0, index), place, SPECIMENS[place]);
      expect(change(given)).not.toStrictEqual(given);
    });
  });
}
