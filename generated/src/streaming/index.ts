// Run-time library of netserver-soapgen, copied by it. Do not edit.

export { type InnerListsOf, type ItemOf, type ItemsOptions, items, type ListsOf } from "./streaming.js";
