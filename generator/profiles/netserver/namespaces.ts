/**
 * Whether something is of NetServer's own namespaces, one for each version: its endpoints, headers and elements. Of some of them
 * more is known than the schemas say. What another service calls by the same local name is something else.
 */
export function isOfNetServer({ namespace }: { readonly namespace: string }): boolean {
  return namespace.startsWith("http://www.superoffice.net/ws/crm/NetServer/");
}
