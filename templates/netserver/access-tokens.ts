/** The paths of endpoints that take no access token in the place of a ticket. */
export type WithoutAccessTokens = `Services84/${string}` | `Services85/${string}`;

export function takesAccessTokens(path: string): boolean {
  return !/^Services8[45]\//.test(path);
}
