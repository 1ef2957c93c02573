export * from "../../../templates/runtime/operation.js";
