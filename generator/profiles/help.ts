/** Texts of profiles for the help of commands. They are apart from the profiles, because help loads little. */
export { MOCK_HELP as PROFILES_IN_MOCK } from "./netserver/mock-help.js";
