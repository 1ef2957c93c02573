export * from "../../../templates/runtime/writer.js";
