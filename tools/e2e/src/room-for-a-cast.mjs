/** Settings under which one address may sign in a whole cast, and fail at it as often as a suite needs. */
export const ROOM_FOR_A_CAST = { gateway: { IP_FAILED_AUTHENTICATIONS: '1000000', IP_LOGINS_PER_MINUTE: '1000000' } };
