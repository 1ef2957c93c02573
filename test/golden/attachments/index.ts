export * from "../../../templates/attachments/index.js";
