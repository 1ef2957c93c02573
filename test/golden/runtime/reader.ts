export * from "../../../templates/runtime/reader.js";
