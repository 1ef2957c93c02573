/** NetServer has carried out the call and does not accept the user. */
export class LoginError extends Error {
  override readonly name: string = "LoginError";
}
