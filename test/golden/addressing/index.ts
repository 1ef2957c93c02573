export * from "../../../templates/addressing/index.js";
