/** What the mock does beyond the contracts, for `mock --help`. */
export const MOCK_HELP = `For SuperOffice NetServer, operations that need a ticket accept 7T:mock. Beyond that:

  SoPrincipal  logs in the user "mock" with the password "mock", or with the access token "mock", and returns that
               ticket. AuthenticateGeneric reads UserName, Password and AccessToken; AuthenticateImplicit accepts
               anyone. Since Services86, the access token may replace the ticket. 7T:expired is a ticket that has
               expired.
  Batch        keeps tasks in memory, separately for each version. A new job changes its state with time: New, Aquired,
               Started, Succeeded. UpdateBatchTask changes State, Description, Response and Request.
  PartnerSystemUserService
               accepts a token that a partner has signed within the last 15 minutes for a tenant such as Cust12345, and
               returns a JWT with the ticket. It is at /login/services; the keys of the JWT are at
               /login/.well-known/jwks.
  Tenants      have their state and address at /api/state/Cust12345. A tenant with the name of a state, such as
               OfflineMaintenance, is in that state. A host that a tenant has left answers with 421, and so does every
               address below /Moved/, such as http://localhost:8086/Moved/Remote.

A wrong ticket and an unknown id get the same answer as from NetServer: HTTP 200, header Succeeded false, ExceptionInfo. An
answer has the time zone of its request.`;
