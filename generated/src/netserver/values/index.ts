// Run-time library of netserver-soapgen, copied by it. Do not edit.

export {
  decodeValue,
  EncodedTexts,
  type EncodedValue,
  EncodedValueError,
  encodeValue,
  UserDefinedFields,
} from "./values.js";
