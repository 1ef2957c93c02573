export * from "../../../templates/runtime/client.js";
