export * from "../../../templates/runtime/index.js";
