export { type InnerListsOf, type ItemOf, type ItemsOptions, items, type ListsOf } from "./items.js";
