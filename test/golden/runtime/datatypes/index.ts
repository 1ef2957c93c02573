export * from "../../../../templates/runtime/datatypes/index.js";
