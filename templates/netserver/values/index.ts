export { decodeValue } from "./decode-value.js";
export { encodeValue } from "./encode-value.js";
export { EncodedTexts } from "./encoded-texts.js";
export { type EncodedValue, EncodedValueError } from "./encoded-value.js";
export { UserDefinedFields } from "./user-defined-fields.js";
