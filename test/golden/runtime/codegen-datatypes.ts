export * from "../../../templates/runtime/codegen-datatypes.js";
