export * from "../../../templates/runtime/codegen-values.js";
