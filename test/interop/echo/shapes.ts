/** The namespaces of the SOAPBuilders' second round: of its messages, of its types, of its headers. */
export const ECHO = "http://soapinterop.org/";
export const ECHO_TYPES = "http://soapinterop.org/xsd";
export const ECHO_HEADERS = "http://soapinterop.org/echoheader/";

/** The ways to bind the one service. */
export const STYLES = ["wrapped", "bare", "rpc literal", "rpc encoded"] as const;
export type Style = (typeof STYLES)[number];

/** The types of parts, by their names. */
export type Parts = Readonly<Record<string, string>>;

export interface EchoOperation {
  readonly input: Parts;
  readonly output: Parts;
  /** Whether it takes and returns the header, and fails with the declared fault. */
  readonly has?: "header" | "fault";
}

/** An operation that returns what it gets. */
function echo(input: string, type: string): EchoOperation {
  return { input: { [input]: type }, output: { return: type } };
}

/** The shapes of the second round: its base, groups B and C; then those that it lacks. */
export const OPERATIONS: Readonly<Record<string, EchoOperation>> = {
  echoString: echo("inputString", "xs:string"),
  echoStringArray: echo("inputStringArray", "x:ArrayOfstring"),
  echoInteger: echo("inputInteger", "xs:int"),
  echoIntegerArray: echo("inputIntegerArray", "x:ArrayOfint"),
  echoFloat: echo("inputFloat", "xs:float"),
  echoFloatArray: echo("inputFloatArray", "x:ArrayOffloat"),
  echoStruct: echo("inputStruct", "x:SOAPStruct"),
  echoStructArray: echo("inputStructArray", "x:ArrayOfSOAPStruct"),
  echoVoid: { input: {}, output: {}, has: "header" },
  echoBase64: echo("inputBase64", "xs:base64Binary"),
  echoHexBinary: echo("inputHexBinary", "xs:hexBinary"),
  echoDate: echo("inputDate", "xs:dateTime"),
  echoDecimal: echo("inputDecimal", "xs:decimal"),
  echoBoolean: echo("inputBoolean", "xs:boolean"),
  echoStructAsSimpleTypes: {
    input: { inputStruct: "x:SOAPStruct" },
    output: { outputString: "xs:string", outputInteger: "xs:int", outputFloat: "xs:float" },
  },
  echoSimpleTypesAsStruct: {
    input: { inputString: "xs:string", inputInteger: "xs:int", inputFloat: "xs:float" },
    output: { return: "x:SOAPStruct" },
  },
  echoNestedStruct: echo("inputStruct", "x:SOAPStructStruct"),
  echoNestedArray: echo("inputStruct", "x:SOAPArrayStruct"),
  echoLong: echo("inputLong", "xs:long"),
  echoDouble: echo("inputDouble", "xs:double"),
  echoDay: echo("inputDay", "xs:date"),
  echoColor: echo("inputColor", "x:Color"),
  echoTable: echo("inputTable", "x:ArrayOfArrayOfint"),
  fail: { input: { inputString: "xs:string" }, output: {}, has: "fault" },
};

export function isRpc(style: Style): boolean {
  return style.startsWith("rpc");
}

/** In the bare style a message is one part, so that some operations cannot be bound. */
export function operationsIn(style: Style): (readonly [name: string, EchoOperation])[] {
  return Object.entries(OPERATIONS).filter(
    ([, { input, output }]) => style !== "bare" || [input, output].every((parts) => Object.keys(parts).length < 2),
  );
}
