export * from "../../../templates/runtime/codegen.js";
