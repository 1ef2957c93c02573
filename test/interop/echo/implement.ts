import type { Implement } from "./load-service.js";
import type { Style } from "./shapes.js";
import { type Members, membersOf } from "./values.js";

/**
 * Returns what it gets, by the shapes of the second round.
 * @param EchoFaultError - the class of the declared fault
 * @param tell - gets each request
 */
export function echoing(style: Style, EchoFaultError: unknown, tell: (request: Members) => void): Implement {
  return (operation, request, { echoMeStringRequest: text, echoMeStructRequest: struct }) => {
    if (operation === "fail") throw faultOf(EchoFaultError, request);
    tell(request);
    // In the bare style, requests and responses are alike.
    const body = style === "bare" ? request : answerTo(operation, request);
    const headers = {
      ...(text !== undefined && { echoMeStringResponse: text }),
      ...(struct !== undefined && { echoMeStructResponse: struct }),
    };
    return { body, headers };
  };
}

function answerTo(operation: string, request: Members): Members {
  if (operation === "echoVoid") return {};
  const [value, integer, float] = Object.values(request);
  if (operation === "echoSimpleTypesAsStruct")
    return { return: { varString: value, varInt: integer, varFloat: float } };
  if (operation !== "echoStructAsSimpleTypes") return { return: value };
  const { varString, varInt, varFloat } = membersOf(value);
  return { outputString: varString, outputInteger: varInt, outputFloat: varFloat };
}

function faultOf(EchoFaultError: unknown, request: Members): unknown {
  if (typeof EchoFaultError !== "function") throw new Error("the generated module has no class of the fault");
  const [why] = Object.values(request);
  return Reflect.construct(EchoFaultError, [{ why, code: 7 }, { reason: "it has failed" }]);
}
