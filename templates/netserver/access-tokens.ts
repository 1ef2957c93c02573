/** The paths of endpoints that do not accept an access token instead of a ticket. */
export type WithoutAccessTokens = `Services84/${string}` | `Services85/${string}`;

export function takesAccessTokens(path: string): boolean {
  return !/^Services8[45]\//.test(path);
}
