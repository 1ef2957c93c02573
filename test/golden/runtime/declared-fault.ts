export * from "../../../templates/runtime/declared-fault.js";
