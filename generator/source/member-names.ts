/** What programs may call the elements and attributes of messages: as messages do, or in camelCase. What is usual comes first. */
export const MEMBER_NAMES = ["wire", "camelCase"] as const;

export type MemberNames = (typeof MEMBER_NAMES)[number];
