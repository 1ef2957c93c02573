export * from "../../../templates/netserver/netserver-client.js";
