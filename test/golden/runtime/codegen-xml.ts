export * from "../../../templates/runtime/codegen-xml.js";
